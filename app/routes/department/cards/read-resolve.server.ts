import type { Resolve } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import { textOf } from '#app/routes/answer-form.server.ts';
import type { KeptFinding } from '#app/routes/department/cards/finding-card.tsx';
import { parseWhole } from '#app/routes/parse-whole.ts';
import { DomainError } from '#app/server/domain-error.ts';

const PART = 'part-';

/** What was typed of each order, by its id. */
export function partsTyped(form: FormData): KeptFinding['parts'] {
  const names = [...form.keys()].filter((name) => name.startsWith(PART));
  return Object.fromEntries(names.map((name) => [name.slice(PART.length), textOf(form, name)]));
}

/**
 * What staff have decided: with sums of several orders these, else the one that was chosen.
 * @param shown VND that the page offered to claim.
 * @throws DomainError notDigits (order) of a sum that is none.
 */
export function readResolve(
  how: Resolve['how'],
  { orderId, parts, shown }: Pick<KeptFinding, 'orderId' | 'parts'> & { shown: number },
): Resolve {
  if (how === 'note' || how === 'give-back') return { how };
  const said = Object.entries(parts).flatMap(([id, typed]) => {
    const amount = parseWhole(typed);
    if (Number.isNaN(amount))
      throw new DomainError('notDigits', { field: 'order', params: { example: '150.000' } });
    return amount === null || amount === 0 ? [] : [{ orderId: id, amount }];
  });
  if (how === 'claim') return { how, parts: said, shown };
  return said.length === 0 ? { how, orderId } : { how, parts: said };
}

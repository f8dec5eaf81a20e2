import type { KnownEntry, KnownPresence } from '#app/domain/register/import/import-plan.ts';
import type { RowValues } from '#app/domain/register/import/row-values.ts';
import { fold } from '#app/server/text/fold.ts';

/** Whether a presence ended by what a remark of this row says again, which a person was asked about then. */
export function isEndedByWords({ channelCode, endedNote }: KnownPresence, { ends }: RowValues): boolean {
  const words = fold(endedNote ?? '');
  return ends.some((end) => !end.isClear && end.channelCode === channelCode && fold(end.text) === words);
}

/**
 * Whether a remark that can be read in more ways was answered before: on every channel of which it asks the product ended
 * by these very words, or never was, so that there is nothing left to ask. Of a channel that it only names in words that
 * nobody knows there is nothing to ask either where the product is not.
 * @param entry null for a product that the register does not know
 * @param cell where the remark stands
 */
export function isAnsweredRemark(entry: KnownEntry | null, values: RowValues, cell: string | null): boolean {
  const asked = values.ends.filter((end) => !end.isClear && end.cell === cell);
  const named = new Set(values.presences.map(({ channelCode }) => channelCode));
  return asked.every(({ channelCode, isStrange }) => {
    const there = entry?.presences.filter((one) => one.channelCode === channelCode) ?? [];
    if (isStrange && !named.has(channelCode) && !there.some(isHeld)) return true;
    if (entry === null) return false;
    if (there.length === 0) return !named.has(channelCode);
    return there.some((one) => one.endedOn !== null && isEndedByWords(one, values));
  });
}

/** Whether the register has it there now. */
export function isHeld({ revoked, endedOn }: KnownPresence): boolean {
  return !revoked && endedOn === null;
}

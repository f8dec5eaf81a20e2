import type { Books } from '#app/domain/payments/ledger/check/books.server.ts';
import { type Finding, Look, sumBy, total } from '#app/domain/payments/ledger/check/finding.ts';

/** What was withheld of each order is what its lines say, never below nothing, and no line is taxed beyond what was sold of it. */
export function checkWithholding({ entries, withheld, lines, cancellations }: Books): Finding {
  const look = new Look('withholding');
  const tax = ({ vatAmount, pitAmount }: Books['withheld'][number]) => vatAmount + pitAmount;
  const kept = sumBy(
    withheld.filter(({ mode }) => mode === 'withhold'),
    ({ orderId }) => orderId,
    tax,
  );
  const posted = sumBy(
    entries.filter(({ account }) => account === 'withholding'),
    ({ orderId }) => orderId ?? '',
    ({ amount }) => -amount,
  );
  for (const orderId of new Set([...kept.keys(), ...posted.keys()])) {
    look.same(`order:${orderId} withholding`, 'balance', kept.get(orderId) ?? 0, posted.get(orderId) ?? 0);
  }
  const goneBefore = sumBy(
    cancellations.filter(({ isBeforePayment }) => isBeforePayment),
    ({ lineId }) => lineId,
    ({ amount }) => amount,
  );
  const amountOf = new Map(lines.map(({ id, amount }) => [id, amount - (goneBefore.get(id) ?? 0)]));
  for (const [what, of] of [
    ['base', ({ baseAmount }: Books['withheld'][number]) => baseAmount],
    ['vat', ({ vatAmount }: Books['withheld'][number]) => vatAmount],
    ['pit', ({ pitAmount }: Books['withheld'][number]) => pitAmount],
  ] as const) {
    for (const [lineId, left] of sumBy(withheld, (one) => one.lineId, of)) {
      look.atMost(`line:${lineId} ${what}`, 'belowNothing', 0, -Math.min(left, 0));
      look.atMost(`line:${lineId} ${what}`, 'lineAmount', amountOf.get(lineId) ?? 0, left);
    }
  }
  return look.end({
    entries: withheld.length,
    vat: total(withheld, ({ vatAmount }) => vatAmount),
    pit: total(withheld, ({ pitAmount }) => pitAmount),
    taken: total([...kept.values()], (one) => one),
  });
}

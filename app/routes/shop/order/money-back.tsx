import { Note } from '#app/components/note.tsx';
import { claimLines } from '#app/domain/orders/money-back/claim-lines.ts';
import { looseLines } from '#app/domain/orders/money-back/loose-lines.ts';
import type { ClaimOfBuyer } from '#app/domain/orders/money-back/read-claims.server.ts';
import type { LooseMoney } from '#app/domain/orders/money-back/read-loose-money.server.ts';
import type { RefundOfBuyer } from '#app/domain/orders/money-back/read-refunds.server.ts';
import { refundLine } from '#app/domain/orders/money-back/refund-line.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { refundMessages } from '#app/i18n/refunds.ts';

/** What goes back to the buyer: why, who sends it, and how far it is. */
export function MoneyBack({ refunds }: { refunds: readonly RefundOfBuyer[] }) {
  const t = useT(orderPageMessages);
  if (refunds.length === 0) return null;
  return (
    <section className="space-y-1">
      <h3 className="text-lg">{t('refunds')}</h3>
      <RefundLines refunds={refunds} />
    </section>
  );
}

/** What the buyer has twice, how it is paid back, and whom to ask. */
export function MoneyTwice({ claims }: { claims: readonly ClaimOfBuyer[] }) {
  const t = useT(refundMessages);
  const language = useLanguage();
  return claims.map((claim) => (
    <Note key={claim.id} tone={claim.open > 0 ? 'warning' : 'information'} title={t('claimTitle')}>
      {claimLines(language, claim).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Note>
  ));
}

/** Each refund in a sentence of its own. */
export function RefundLines({ refunds }: { refunds: readonly RefundOfBuyer[] }) {
  const language = useLanguage();
  return (
    <ul className="space-y-1 break-words">
      {refunds.map((refund) => (
        <li key={refund.id}>{refundLine(language, refund)}</li>
      ))}
    </ul>
  );
}

/**
 * Money that was seen and belongs to no order: that it is not lost, who has to give it back or decides, and what will stand here
 * then.
 * @param order the one that it was meant for, where it is one.
 */
export function MoneyThatWaits({
  loose,
  order,
}: {
  loose: readonly LooseMoney[];
  order?: { state: string; producer: { name: string } };
}) {
  const t = useT(refundMessages);
  const language = useLanguage();
  if (loose.length === 0) return null;
  return (
    <Note tone="warning" title={t('looseTitle')}>
      {looseLines(language, loose, order).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same sum may have come twice, in the same words
        <p key={at}>{line}</p>
      ))}
    </Note>
  );
}

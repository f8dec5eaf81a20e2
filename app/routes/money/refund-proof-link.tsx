import { useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';

/** Leads to the picture or PDF that proves a refund: a download, of which every look is written down. */
export function RefundProofLink({ portal, refundId }: { portal: 'seller' | 'department'; refundId: string }) {
  const t = useT(payoutMessages);
  return (
    <a href={`/${portal}/refunds/${refundId}/proof`} download className="inline-flex min-h-11 items-center">
      {t('proofSee')}
    </a>
  );
}

import { Link } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { Note } from '#app/components/note.tsx';
import { claimCare, claimLines, claimTransfer } from '#app/domain/orders/money-back/claim-lines.ts';
import { looseLines } from '#app/domain/orders/money-back/loose-lines.ts';
import type { LooseMoney } from '#app/domain/orders/money-back/read-loose-money.server.ts';
import { refundLine } from '#app/domain/orders/money-back/refund-line.ts';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { refundMessages } from '#app/i18n/refunds.ts';
import { CopyRow } from '#app/routes/money/copy-row.tsx';

/** What goes back to the buyer: why, who sends it, and how far it is. */
export function MoneyBack({ refunds }: { refunds: BuyerPage['refunds'] }) {
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
export function MoneyTwice({ page }: { page: BuyerPage }) {
  const t = useT(refundMessages);
  const language = useLanguage();
  return page.claims.map((claim) => (
    <Note key={claim.id} tone={claim.open > 0 ? 'warning' : 'information'} title={t('claimTitle')}>
      <div className="space-y-2 break-words">
        {claimLines(language, claim).map((line) => (
          <p key={line}>{line}</p>
        ))}
        <ClaimTransfer page={page} claim={claim} />
        {claimCare(language, claim, page.claimDesk).map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>
          <Link to={localPath(language, '/about/complaints')}>{t('claimContact')}</Link>
        </p>
      </div>
    </Note>
  ));
}

/** The market's account as a code to scan and as words to type; nothing where nothing is open, or no account is said. */
function ClaimTransfer({
  page: { code, claimDesk },
  claim,
}: {
  page: BuyerPage;
  claim: BuyerPage['claims'][number];
}) {
  const t = useT(refundMessages);
  const language = useLanguage();
  const { account } = claimDesk;
  if (!account || claim.open <= 0) return null;
  const rows = claimTransfer(language, claim, account);
  // Another amount is another picture.
  const picture = (format: string) => `/orders/${code}/vietqr/claim-${claim.id}.${format}?for=${claim.open}`;
  return (
    <div className="grid gap-x-6 gap-y-3 sm:grid-cols-[auto_minmax(0,1fr)]">
      <div className="mx-auto w-full max-w-64 space-y-3 sm:w-56">
        <img
          src={picture('svg')}
          width={288}
          height={288}
          alt={t('claimQr', { what: rows.map(({ label, shown }) => `${label} ${shown}`).join(', ') })}
          className="aspect-square w-full rounded-md border border-line bg-white"
        />
        <a href={picture('png')} download className={`${buttonClass('secondary')} no-print w-full`}>
          {t('claimQrSave')}
        </a>
      </div>
      <div>
        {account.isDemo && <p className="font-bold">{t('claimDemo')}</p>}
        <ul className="divide-y divide-line">
          {rows.map(({ part, label, shown, value }) => (
            <CopyRow key={part} label={label} shown={shown} value={value} />
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Each refund in a sentence of its own. */
export function RefundLines({ refunds }: { refunds: BuyerPage['refunds'] }) {
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

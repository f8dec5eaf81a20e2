import { buttonClass } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Note } from '#app/components/note.tsx';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import type { PaymentOfPage } from '#app/domain/payments/buyer-page/read-payments.server.ts';
import { bankNameIn } from '#app/i18n/bank-name.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { CopyRow } from '#app/routes/money/copy-row.tsx';
import { bankAppLinks } from '#app/routes/shop/order/bank-apps.ts';
import { PayUntil } from '#app/routes/shop/order/pay-until.tsx';

/** How one order is paid by a transfer: the code to scan, and everything in it to be typed. */
export function TransferPanel({
  code,
  producer,
  payment,
  now,
  isFramed,
  isService,
}: {
  /** Of the checkout. */
  code: string;
  producer: string;
  payment: BuyerPage['payments'][number];
  now: number;
  /** It stands in a frame that names the producer already. */
  isFramed: boolean;
  /** It pays for a service that its buyer comes to. */
  isService: boolean;
}) {
  const t = useT(orderPageMessages);
  const language = useLanguage();
  const { transfer } = payment;
  if (!transfer) return null;
  const amount = formatVnd(language, transfer.amount);
  const bankName = bankNameIn(language, transfer.bankName);
  // Another amount is another picture.
  const picture = (format: string) => `/orders/${code}/vietqr/${payment.id}.${format}?for=${transfer.amount}`;
  return (
    <section
      aria-labelledby={`pay-${payment.id}`}
      className={`space-y-3 ${isFramed ? '' : 'rounded-lg border-2 border-indigo bg-white p-4 sm:p-5'}`}
    >
      <h3 id={`pay-${payment.id}`} className={isFramed ? 'sr-only' : 'text-xl'}>
        {t('payTitle', { producer })}
      </h3>
      <PayUntil until={payment.expiresAt} now={now} isService={isService} />
      {payment.seen > 0 && (
        <Note tone="warning">
          <p>
            {t('partlySeen', {
              seen: formatVnd(language, payment.seen),
              missing: formatVnd(language, payment.remaining),
            })}
          </p>
        </Note>
      )}
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-[auto_minmax(0,1fr)]">
        <div className="mx-auto w-full max-w-72 space-y-3 sm:w-64">
          <img
            src={picture('svg')}
            width={288}
            height={288}
            alt={t('qrAlt', {
              amount,
              number: transfer.number,
              bank: bankName,
              memo: transfer.memo,
            })}
            className="aspect-square w-full rounded-md border border-line bg-white"
          />
          <a href={picture('png')} download className={`${buttonClass('secondary')} no-print w-full`}>
            {t('qrSave')}
          </a>
          {transfer.simulatedUrl && (
            <p className="no-print space-y-1 text-center text-sm text-ink-soft">
              <a
                href={`${transfer.simulatedUrl}&lang=${language}`}
                className={`${buttonClass('primary')} w-full`}
              >
                {t('simulatedBank')}
              </a>
              <span className="block">{t('simulatedBankHint')}</span>
            </p>
          )}
        </div>
        <ul className="divide-y divide-line">
          <CopyRow label={t('payAmount')} shown={amount} value={String(transfer.amount)} />
          <CopyRow label={t('payMemo')} shown={transfer.memo} value={transfer.memo} hint={t('payMemoHint')} />
          <CopyRow label={t('payNumber')} shown={transfer.number} value={transfer.number} />
          {/* A bank is chosen from a list, and its app names the holder by itself: read to compare, not typed. */}
          <li className="py-2">
            <span className="block text-sm text-ink-soft">{t('payBankHolder')}</span>
            <strong className="block break-words select-all">{bankName}</strong>
            <strong className="block break-words select-all">{transfer.holder}</strong>
          </li>
        </ul>
      </div>
      <p className="text-sm text-ink-soft">{t('qrHow')}</p>
      <BankApps transfer={transfer} />
    </section>
  );
}

/** One press leads into the buyer's own bank's app; only where the code cannot be scanned with another phone. */
function BankApps({ transfer }: { transfer: NonNullable<PaymentOfPage['transfer']> }) {
  const t = useT(orderPageMessages);
  const links = bankAppLinks(transfer);
  if (links.length === 0) return null;
  return (
    <details className="no-print group rounded-md bg-paper-2 md:hidden">
      <summary className="flex min-h-12 cursor-pointer items-center justify-between gap-2 px-4 font-bold text-indigo">
        {t('openApp')}
        <Icon name="down" className="size-5 group-open:rotate-180" />
      </summary>
      <div className="space-y-3 px-4 pb-4">
        <p className="text-sm">{t('openAppHint')}</p>
        <ul className="grid grid-cols-2 gap-2">
          {links.map(({ name, href }) => (
            <li key={name}>
              <a href={href} rel="noreferrer" className={`${buttonClass('secondary', 'sm')} w-full`}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

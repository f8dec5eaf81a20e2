import { buttonClass } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Panel } from '#app/components/panel.tsx';
import { orderPapers } from '#app/domain/orders/papers/order-papers.ts';
import type { InvoiceGaps } from '#app/domain/payments/invoice/collect-invoice.server.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';

/** The papers of one order, each a PDF. */
export function PrintOrder({
  orderId,
  isToSend,
  gaps,
}: {
  orderId: string;
  /** Label and slip are for goods that may leave; there are none of a service. */
  isToSend: boolean;
  /** What the draft of its invoice lacks; null where there is nothing to invoice. */
  gaps: InvoiceGaps | null;
}) {
  const t = useT(fulfilmentMessages);
  const inPayouts = useT(payoutMessages);
  if (!isToSend && !gaps) return null;
  return (
    <Panel title={t('printOne')}>
      <ul className="grid gap-2 sm:grid-cols-2">
        {(isToSend ? orderPapers : []).map((paper) => (
          <li key={paper}>
            <a
              href={`/seller/orders/papers.pdf?order=${orderId}&paper=${paper}`}
              target="_blank"
              rel="noreferrer"
              className={`${buttonClass('secondary')} w-full`}
            >
              <Icon name="print" />
              {t(`paper_${paper}`)}
            </a>
          </li>
        ))}
        {gaps && (
          <li>
            <a
              href={`/seller/orders/${orderId}/invoice.xml`}
              download
              className={`${buttonClass('secondary')} w-full`}
            >
              {inPayouts('invoiceDraft')}
            </a>
          </li>
        )}
      </ul>
      {isToSend && <p className="mt-2 text-sm text-ink-soft">{t('printHint')}</p>}
      {gaps && (
        <div className="mt-3 space-y-1 text-sm">
          <p>{inPayouts('draftLacks')}</p>
          <ul className="list-inside list-disc space-y-1">
            <li>{inPayouts('draftLacksTaxNumber')}</li>
            {gaps.isAddressShort && <li>{inPayouts('draftLacksAddress')}</li>}
            {gaps.withoutUnit.map((goods) => (
              <li key={goods} className="break-words">
                {inPayouts('draftLacksUnit', { goods })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}

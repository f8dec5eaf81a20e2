import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import type { ReadTransfer } from '#app/domain/payments/bank-transfers/read-transfer.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';
import type { MoneyPortal } from '#app/routes/money/money-portal.ts';
import { isSentBack, type KeptAct, TransferActs } from '#app/routes/money/transfer-acts.tsx';
import { TransferFacts } from '#app/routes/money/transfer-facts.tsx';

/** One transfer, for its producer and for staff: what is known of it, and the steps that can be taken. */
export function TransferPage({
  transfer,
  portal,
  refused,
  back,
}: {
  transfer: ReadTransfer;
  portal: MoneyPortal;
  refused: RefusedForm<KeptAct> | undefined;
  /** The list that it came from. */
  back: { to: string; label: string };
}) {
  const t = useT(transferMessages);
  const title = t('transferTitle', { amount: formatVnd(useLanguage(), transfer.amount) });
  const noteLabel = isSentBack(transfer, refused?.kept ?? null) ? 'sendBackNote' : 'asideNote';
  return (
    <>
      <Breadcrumb crumbs={[back, { label: title }]} />
      <h1 className="text-3xl">{title}</h1>
      <ErrorSummary errors={refused?.errors} labels={{ order: t('assignCode'), note: t(noteLabel) }} />
      <TransferFacts transfer={transfer} portal={portal} />
      {transfer.steps.length > 0 && (
        <section className="space-y-4">
          <h2 className="text-2xl">{t('nextTitle')}</h2>
          <TransferActs
            transfer={transfer}
            portal={portal}
            errors={refused?.errors}
            kept={refused?.kept ?? null}
          />
        </section>
      )}
    </>
  );
}

import { Link } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { Came } from '#app/domain/payments/refund-account/open-send-to.server.ts';
import type { RefundTask } from '#app/domain/payments/refund-account/read-refund-task.server.ts';
import { bankNameIn } from '#app/i18n/bank-name.ts';
import { formatBankMoment, formatDateTime, formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { CopyRow } from '#app/routes/money/copy-row.tsx';

/** What of a refund says where it goes. */
type ToSend = Pick<RefundTask, 'sendTo' | 'saidAt' | 'amount' | 'doneAt' | 'memo'>;

/**
 * Where a refund goes: the account with its code to scan, or how to find it out.
 * @param by of card money that the market sends no transfer of theirs can be found.
 */
export function SendTo({
  task,
  portal,
  by = portal,
}: {
  task: ToSend;
  portal: 'seller' | 'department';
  by?: 'seller' | 'department' | 'card';
}) {
  const t = useT(payoutMessages);
  const language = useLanguage();
  const { sendTo, saidAt } = task;
  const amount = formatVnd(language, task.amount);
  const isSent = task.doneAt !== null;
  switch (sendTo.kind) {
    case 'unsaid':
      if (isSent) return <p>{t('toSentUnsaid')}</p>;
      return (
        <Note tone="warning" title={t('toUnsaidTitle')}>
          <p>{t('toUnsaid')}</p>
          {sendTo.buyer && (
            <a
              href={`tel:${sendTo.buyer.phone}`}
              className={`${buttonClass('secondary')} mt-3 w-full sm:w-auto`}
            >
              <Icon name="phone" />
              {t('toUnsaidCall', {
                name: sendTo.buyer.name,
                phone: sendTo.buyer.phone.replace(/^\+84/, '0'),
              })}
            </a>
          )}
        </Note>
      );
    case 'forgotten':
      if (sendTo.came.length === 0) return <Note tone="warning">{t(`toForgotten_${by}`)}</Note>;
      return (
        <Panel title={t('toForgottenTitle')}>
          <p className="measure">{t('toForgottenFrom')}</p>
          <WhatCame came={sendTo.came} task={task} portal={portal} />
        </Panel>
      );
    case 'paid-from':
      if (isSent) return <p>{t('toSentFrom')}</p>;
      return (
        <Panel title={t('toPaidFromTitle')}>
          <p className="measure">{t('toPaidFrom')}</p>
          <WhatCame came={sendTo.came} task={task} portal={portal} />
        </Panel>
      );
    case 'named': {
      const { number, holder, code } = sendTo;
      const bankName = bankNameIn(language, sendTo.bankName);
      if (code === null) return <p>{t('toSent', { bank: bankName, number, holder })}</p>;
      return (
        <Panel title={t('toTitle')}>
          <div className="grid gap-6 md:grid-cols-[18rem_minmax(0,1fr)]">
            <div
              role="img"
              aria-label={t('toScanLabel', { amount, number })}
              className="mx-auto aspect-square w-full max-w-72 rounded-md border border-line bg-white p-2"
              // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own program from digits and letters
              dangerouslySetInnerHTML={{ __html: code }}
            />
            <div>
              <p>{t('toScan')}</p>
              <ul className="mt-2 divide-y divide-line">
                <CopyRow label={t('toBank')} shown={bankName} value={bankName} />
                <CopyRow label={t('toNumber')} shown={number} value={number} />
                <CopyRow label={t('toHolder')} shown={holder} value={holder} />
                <CopyRow label={t('toAmount')} shown={amount} value={String(task.amount)} />
                <CopyRow label={t('toMemo')} shown={task.memo} value={task.memo} />
              </ul>
            </div>
          </div>
          <p className="mt-3 text-sm text-ink-soft">
            {saidAt !== null && `${t('toSaidAt', { when: formatDateTime(language, saidAt) })} `}
            {t('toAudited')}
          </p>
        </Panel>
      );
    }
  }
}

/** The transfers that are to go back to their sender, and what to write. */
function WhatCame({
  came,
  task,
  portal,
}: {
  came: readonly Came[];
  task: ToSend;
  portal: 'seller' | 'department';
}) {
  const t = useT(payoutMessages);
  const language = useLanguage();
  return (
    <>
      <ul className="my-2 list-inside list-disc">
        {came.map(({ transferId, amount, occurredAt }) => (
          <li key={transferId}>
            <Link to={`/${portal}/money/${transferId}`} className="inline-flex min-h-12 items-center">
              {t('toCame', {
                amount: formatVnd(language, amount),
                when: formatBankMoment(language, occurredAt),
              })}
            </Link>
          </li>
        ))}
      </ul>
      <ul className="divide-y divide-line">
        <CopyRow label={t('toAmount')} shown={formatVnd(language, task.amount)} value={String(task.amount)} />
        <CopyRow label={t('toMemo')} shown={task.memo} value={task.memo} />
      </ul>
    </>
  );
}

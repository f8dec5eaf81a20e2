import { Form, Link } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { FileField } from '#app/components/file-field.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { RefundTask } from '#app/domain/payments/refund-account/read-refund-task.server.ts';
import { formatDate, formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { refundMessages, refundReasonKey } from '#app/i18n/refunds.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';
import { RefundProofLink } from '#app/routes/money/refund-proof-link.tsx';
import { SendTo } from '#app/routes/money/send-to.tsx';
import { localDate } from '#app/server/local-date.ts';

/** One refund from its account to its proof, for the producer who sends it and for staff. */
export function RefundTaskPage({
  task,
  portal,
  refused,
}: {
  task: RefundTask;
  portal: 'seller' | 'department';
  refused: RefusedForm<{ reference: string; accountId: string }> | undefined;
}) {
  const t = useT(payoutMessages);
  const tWhy = useT(refundMessages);
  const language = useLanguage();
  const { order, dueAt, doneAt } = task;
  return (
    <>
      <header className="space-y-2">
        <Link to={`/${portal}/refunds`} className="inline-flex min-h-12 items-center gap-1">
          <Icon name="left" />
          {t('taskBack')}
        </Link>
        <h1 className="text-3xl">{t('taskTitle', { amount: formatVnd(language, task.amount) })}</h1>
        <p>
          {order ? (
            <Link to={`/${portal}/orders/${order.id}`} className="inline-flex min-h-12 items-center">
              {t('forOrder', { order: order.code })}
            </Link>
          ) : (
            t('noOrder')
          )}
          {` · ${tWhy(refundReasonKey(task.reason))}`}
        </p>
        <p>
          {t('taskCode')} <strong className="whitespace-nowrap">{task.code}</strong>
          {portal === 'department' && ` · ${task.producerName}`}
        </p>
        {doneAt === null && dueAt !== null && (
          <p>
            {t('dueBy', { day: formatDate(language, localDate(dueAt - 1)) })}{' '}
            {task.isLate && <Pill tone="red">{t('late')}</Pill>}
          </p>
        )}
      </header>
      <ErrorSummary errors={refused?.errors} />
      {doneAt !== null && (
        <Note tone="success">
          <p>
            {t('taskSent', {
              day: formatDate(language, localDate(doneAt)),
              reference: task.reference ?? '',
            })}
          </p>
          {task.hasProof && <RefundProofLink portal={portal} refundId={task.id} />}
        </Note>
      )}
      <SendTo task={task} portal={portal} />
      {doneAt === null && <ProveForm task={task} refused={refused} />}
    </>
  );
}

function ProveForm({
  task,
  refused,
}: {
  task: RefundTask;
  refused: RefusedForm<{ reference: string; accountId: string }> | undefined;
}) {
  const t = useT(payoutMessages);
  return (
    <Panel title={t('taskProve')}>
      {refused && (
        <noscript>
          <Note tone="warning">{t('proofAgain')}</Note>
        </noscript>
      )}
      <Form method="post" encType="multipart/form-data" noValidate className="no-print max-w-2xl space-y-4">
        <input type="hidden" name="refundId" value={task.id} />
        {/* What was shown when the money was sent, and not what has been named since. */}
        <input type="hidden" name="accountId" value={refused?.kept.accountId ?? task.accountId ?? ''} />
        {refused?.errors.toAccount && (
          <RadioCards
            name="toAccount"
            legend={t('toAccount')}
            errors={refused.errors.toAccount}
            cards={[
              { value: task.accountId ?? '', label: t('toAccountNewest') },
              {
                value: 'shown',
                label: t(refused.kept.accountId === '' ? 'toAccountAgreed' : 'toAccountShown'),
              },
            ]}
          />
        )}
        <TextField
          name="reference"
          label={t('reference')}
          hint={t('referenceHint')}
          defaultValue={refused?.kept.reference}
          errors={refused?.errors.reference}
          autoComplete="off"
        />
        <FileField
          name="file"
          label={t('proofFile')}
          hint={t('proofFileHint')}
          accept="image/jpeg,image/png,application/pdf"
          errors={refused?.errors.file}
        />
        <SubmitButton>{t('prove')}</SubmitButton>
      </Form>
    </Panel>
  );
}

import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { makePayoutFile } from '#app/domain/payments/payouts/make-payout-file.server.ts';
import { markPayoutPaid } from '#app/domain/payments/payouts/mark-payout-paid.server.ts';
import { readPayoutRun } from '#app/domain/payments/payouts/read-payout-run.server.ts';
import { reversePayout } from '#app/domain/payments/payouts/reverse-payout.server.ts';
import { bankNameIn } from '#app/i18n/bank-name.ts';
import { useErrorText } from '#app/i18n/errors.ts';
import { formatDate, formatVnd } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { BankFile, isFileReversed } from '#app/routes/department/money-desk/bank-file.tsx';
import { MoneyTabs } from '#app/routes/department/money-desk/money-tabs.tsx';
import {
  NotHandedOverNote,
  NotHandedOverPart,
} from '#app/routes/department/money-desk/not-handed-over-note.tsx';
import {
  isOwedLess,
  MarkPaid,
  PayoutAmount,
  PayoutState,
  type RefusedPayout,
} from '#app/routes/department/money-desk/run-payout.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const doneActs = ['made', 'paid', 'reversed', 'filed'] as const;

/** `/department/payouts/:runId`: a run's payouts, marked one by one as the bank has sent them. */
export const loader = loaderFor('department', async ({ context, actor, params, url, language }) => {
  const run = await readPayoutRun(context, actor, params.runId ?? '');
  return {
    run,
    isFileChanged: url.searchParams.get('file') === 'changed',
    done: doneActs.find((act) => act === url.searchParams.get('done')) ?? null,
    title: translate(payoutMessages, language)('runTitle', { number: String(run.number) }),
  };
});

const intents = ['file', 'paid', 'reverse'] as const;
const isIntent = (text: string): text is (typeof intents)[number] => intents.some((one) => one === text);

export const action = actionFor('department', async ({ context, actor, params, request }) => {
  const runId = params.runId ?? '';
  await readPayoutRun(context, actor, runId);
  const form = await request.formData();
  const payoutId = textOf(form, 'payoutId');
  const kept = {
    payoutId,
    reference: textOf(form, 'reference'),
    isSent: textOf(form, 'isSent') !== '',
    isForSeveral: textOf(form, 'isForSeveral') !== '',
    reason: textOf(form, 'reason'),
  };
  const intent = textOf(form, 'intent');
  if (!isIntent(intent)) throw new NotFound('no such act');
  return answerForm(
    kept,
    async () => {
      if (intent === 'file') {
        await makePayoutFile(context, actor, params.runId ?? '');
        return redirect(`/department/payouts/${params.runId}?done=filed`, 303);
      }
      if (intent === 'reverse') await reversePayout(context, actor, { payoutId, runId, reason: kept.reason });
      else
        await markPayoutPaid(context, actor, {
          payoutId,
          runId,
          reference: kept.reference,
          isSent: kept.isSent,
          isForSeveral: kept.isForSeveral,
        });
      return redirect(
        `/department/payouts/${params.runId}?done=${intent === 'reverse' ? 'reversed' : 'paid'}`,
        303,
      );
    },
    (field) => (field.startsWith('reason-') ? 'reason' : field),
  );
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function PayoutRun() {
  const { run, done, isFileChanged } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() satisfies RefusedPayout | undefined;
  const t = useT(payoutMessages);
  const language = useLanguage();
  const inErrors = useErrorText();
  const open = run.payouts.filter(({ reversedAt }) => reversedAt === null);
  const less = run.payouts.filter(isOwedLess);
  const leftOut = less.filter(({ filedAmount }) => filedAmount === null).length;
  const leftOutFiled = less.length - leftOut;
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <header className="space-y-2">
        <h1 className="text-3xl">{t('runTitle', { number: String(run.number) })}</h1>
        <p className="measure">
          {t('runLead', {
            day: formatDate(language, localDate(run.cutoffAt)),
            amount: formatVnd(language, run.totalAmount),
          })}
        </p>
      </header>
      <MoneyTabs />
      {!refused && done !== null && (
        <Note tone="success">{t(done === 'made' ? 'madeNote' : `done_${done}`)}</Note>
      )}
      {isFileChanged && !refused && !done && (
        <Note tone="warning">{inErrors({ code: 'payoutFileChanged', params: {} })}</Note>
      )}
      {isFileReversed(run) && (
        <Note tone="warning">{inErrors({ code: 'payoutFileReversed', params: {} })}</Note>
      )}
      {leftOut > 0 && <Note tone="warning">{t('leftOut', { count: leftOut })}</Note>}
      {leftOutFiled > 0 && <Note tone="warning">{t('leftOutFiled', { count: leftOutFiled })}</Note>}
      <NotHandedOverNote
        each={run.payouts.map(({ paidAt, notHandedOver }) => (paidAt === null ? notHandedOver : null))}
      />
      <BankFile run={run} />
      <DataTable
        caption={t('runTitle', { number: String(run.number) })}
        hideCaption
        rows={run.payouts}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          {
            key: 'producer',
            header: t('colProducer'),
            heading: true,
            cell: ({ producerName }) => producerName,
          },
          {
            key: 'account',
            header: t('colAccount'),
            cell: ({ bankName, numberEnd }) => (
              <>
                {bankNameIn(language, bankName)} <span className="whitespace-nowrap">{`…${numberEnd}`}</span>
              </>
            ),
          },
          {
            key: 'amount',
            header: t('colAmount'),
            numeric: true,
            cell: (payout) => (
              <>
                <PayoutAmount payout={payout} />
                <NotHandedOverPart of={payout.notHandedOver} />
              </>
            ),
          },
          {
            key: 'state',
            header: t('colState'),
            cell: (payout) => <PayoutState payout={payout} />,
          },
          {
            key: 'act',
            header: t('markPaid'),
            hideHeader: true,
            noPrint: true,
            cell: (payout) => payout.owedNow !== null && <MarkPaid payout={payout} refused={refused} />,
          },
        ]}
      />
      {open.length > 0 && (
        <Panel title={t('reverseTitle')}>
          <p className="measure mb-3 text-ink-soft">{t('reverseLead')}</p>
          <Form method="post" noValidate className="no-print space-y-4">
            <input type="hidden" name="intent" value="reverse" />
            <SelectField
              name="payoutId"
              label={t('reverseWhich')}
              defaultValue={refused?.kept.payoutId}
              options={open.map(({ id, producerName, amount }) => ({
                value: id,
                label: `${producerName} · ${formatVnd(language, amount)}`,
              }))}
            />
            <TextField
              name="reason"
              label={t('reverseReason')}
              defaultValue={refused?.kept.reason}
              errors={refused?.errors.reason}
            />
            <SubmitButton look="secondary">{t('reverse')}</SubmitButton>
          </Form>
        </Panel>
      )}
    </>
  );
}

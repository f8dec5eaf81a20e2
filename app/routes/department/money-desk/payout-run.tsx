import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { makePayoutFile } from '#app/domain/payments/payouts/make-payout-file.server.ts';
import { markPayoutPaid } from '#app/domain/payments/payouts/mark-payout-paid.server.ts';
import {
  readPayoutRun,
  type ShownPayout,
  type ShownRun,
} from '#app/domain/payments/payouts/read-payout-run.server.ts';
import { reversePayout } from '#app/domain/payments/payouts/reverse-payout.server.ts';
import { useErrorText } from '#app/i18n/errors.ts';
import { formatDate, formatDateTime, formatVnd } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { MoneyTabs } from '#app/routes/department/money-desk/money-tabs.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
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

export const action = actionFor('department', async ({ context, actor, params, request }) => {
  const runId = params.runId ?? '';
  await readPayoutRun(context, actor, runId);
  const form = await request.formData();
  const payoutId = textOf(form, 'payoutId');
  const kept = {
    payoutId,
    reference: textOf(form, 'reference'),
    isSent: textOf(form, 'isSent') !== '',
    reason: textOf(form, 'reason'),
  };
  const intent = textOf(form, 'intent');
  const isReversal = intent === 'reverse';
  return answerForm(
    kept,
    async () => {
      if (intent === 'file') {
        await makePayoutFile(context, actor, params.runId ?? '');
        return redirect(`/department/payouts/${params.runId}?done=filed`, 303);
      }
      if (isReversal) await reversePayout(context, actor, { payoutId, runId, reason: kept.reason });
      else
        await markPayoutPaid(context, actor, {
          payoutId,
          runId,
          reference: kept.reference,
          isSent: kept.isSent,
        });
      return redirect(`/department/payouts/${params.runId}?done=${isReversal ? 'reversed' : 'paid'}`, 303);
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
  const refused = useActionData<typeof action>();
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
      {leftOut > 0 && <Note tone="warning">{t('leftOut', { count: leftOut })}</Note>}
      {leftOutFiled > 0 && <Note tone="warning">{t('leftOutFiled', { count: leftOutFiled })}</Note>}
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
              <span className="whitespace-nowrap">{`${bankName} …${numberEnd}`}</span>
            ),
          },
          {
            key: 'amount',
            header: t('colAmount'),
            numeric: true,
            cell: (payout) => <PayoutAmount payout={payout} />,
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
            cell: (payout) => payout.owedNow !== null && <MarkPaid payout={payout} />,
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

/** The file for the bank: made once it is wanted, recorded by its checksum, downloaded as it was recorded. */
function BankFile({ run: { id, file, payouts } }: { run: ShownRun }) {
  const t = useT(payoutMessages);
  const language = useLanguage();
  const isOpen = payouts.some(({ owedNow }) => owedNow !== null);
  const make = isOpen && (
    <Form method="post">
      <input type="hidden" name="intent" value="file" />
      <SubmitButton look={file ? 'secondary' : 'primary'}>
        {t(file ? 'makeFileAnew' : 'makeFile')}
      </SubmitButton>
    </Form>
  );
  if (!file)
    return (
      isOpen && (
        <div className="no-print space-y-2">
          {make}
          <p className="measure text-ink-soft">{t('makeFileLead')}</p>
        </div>
      )
    );
  return (
    <div className="no-print space-y-2">
      <div className="flex flex-wrap gap-3">
        <LinkButton to={`/department/payouts/${id}/file?as=xlsx`} reloadDocument>
          {t('fileXlsx')}
        </LinkButton>
        <LinkButton to={`/department/payouts/${id}/file?as=csv`} look="secondary" reloadDocument>
          {t('fileCsv')}
        </LinkButton>
        {make}
      </div>
      <p className="measure text-ink-soft">
        {t('fileMade', { when: formatDateTime(language, file.madeAt) })}{' '}
        <code className="text-sm break-all text-ink select-all">{file.hash}</code>
      </p>
      <p className="measure text-ink-soft">
        {t('fileCheck')} {t('fileNote')} {isOpen && t('makeFileAgainLead')}
      </p>
    </div>
  );
}

type Payout = { payout: ShownPayout };

/** What is paid, and what of it waits for the next run and why. */
function PayoutAmount({ payout: { amount, heldBack, less } }: Payout) {
  const t = useT(payoutMessages);
  const language = useLanguage();
  const why = (['refunded', 'disputed', 'kept', 'unassigned'] as const)
    .filter((part) => less[part] > 0)
    .map((part) => t(`less_${part}`, { amount: formatVnd(language, less[part]) }));
  return (
    <>
      {formatVnd(language, amount)}
      {heldBack > 0 && (
        <span className="block text-sm text-ink-soft">
          {t('heldBack', { amount: formatVnd(language, heldBack) })}
          {why.length > 0 && ` · ${t('heldBackWhy', { why: why.join(', ') })}`}
        </span>
      )}
    </>
  );
}

const isOwedLess = ({ owedNow, amount }: ShownPayout) => owedNow !== null && owedNow < amount;

function PayoutState({ payout }: Payout) {
  const { paidAt, reference, reversedAt, reversalReason, owedNow, overAmount } = payout;
  const t = useT(payoutMessages);
  const language = useLanguage();
  if (reversedAt !== null) return <>{t('reversedWith', { reason: reversalReason ?? '' })}</>;
  if (paidAt !== null) {
    return (
      <>
        <Pill tone="green">{t('paidOn', { day: formatDate(language, localDate(paidAt)) })}</Pill>
        <span className="block break-all text-ink-soft">{reference}</span>
        {overAmount > 0 && (
          <span className="block text-ink-soft">
            {t('overSent', { amount: formatVnd(language, overAmount) })}
          </span>
        )}
      </>
    );
  }
  if (!isOwedLess(payout)) return <Pill tone="turmeric">{t('waiting')}</Pill>;
  return (
    <>
      <Pill tone="red">{t(owedNow ? 'owedNotAll' : 'owedNoMore')}</Pill>
      {owedNow ? (
        <span className="block">{t('owedLess', { amount: formatVnd(language, owedNow) })}</span>
      ) : null}
    </>
  );
}

/** What staff can do with a payout that is not paid yet; one that is owed no more is to be taken out of its run. */
function MarkPaid({ payout }: Payout) {
  const { id, producerName } = payout;
  const refused = useActionData<typeof action>();
  const t = useT(payoutMessages);
  const kept = refused?.kept.payoutId === id ? refused.kept : null;
  const isLess = isOwedLess(payout);
  // Of what is in no file yet the file pays the part that is owed.
  const isToTakeOut = isLess && (payout.owedNow === 0 || payout.filedAmount !== null);
  return (
    <div className="space-y-3">
      {isToTakeOut && (
        <Form method="post">
          <input type="hidden" name="intent" value="reverse" />
          <input type="hidden" name="payoutId" value={id} />
          <input type="hidden" name="reason" value={t('takeOutReason')} />
          <SubmitButton aria-label={t('takeOutNamed', { name: producerName })}>{t('takeOut')}</SubmitButton>
        </Form>
      )}
      <Form method="post" noValidate className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="payoutId" value={id} />
        <TextField
          id={`reference-${id}`}
          name="reference"
          label={t('reference')}
          defaultValue={kept?.reference ?? ''}
          errors={refused?.errors[`reference-${id}`]}
          autoComplete="off"
        />
        {isLess && (
          <Checkbox
            id={`isSent-${id}`}
            name="isSent"
            label={t('alreadySent')}
            hint={t('alreadySentHint')}
            defaultChecked={kept?.isSent ?? false}
          />
        )}
        <SubmitButton look={isLess ? 'secondary' : 'primary'}>{t('markPaid')}</SubmitButton>
      </Form>
    </div>
  );
}

import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { archiveFee } from '#app/domain/channels/fees/archive-fee.server.ts';
import { changeFee } from '#app/domain/channels/fees/change-fee.server.ts';
import { ESTIMATE } from '#app/domain/channels/fees/fee-row.ts';
import { listFees } from '#app/domain/channels/fees/list-fees.server.ts';
import { feeMessages } from '#app/i18n/fees.ts';
import { formatDate, formatPercent, formatVnd } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { parseWhole } from '#app/routes/seller/listings/parse-whole.ts';
import { localDate } from '#app/server/local-date.ts';

/** `/department/fees`: what the platforms take, as dated rows with their sources. */
export const loader = loaderFor('department', async ({ context, url, language }) => ({
  fees: (await listFees(context)).map(({ fee, channelName }) => ({ ...fee, channelName })),
  today: localDate(context.clock.now()),
  done: url.searchParams.get('done'),
  title: translate(feeMessages, language)('deskTitle'),
}));

export const action = actionFor('department', async ({ context, actor, request }) => {
  const form = await request.formData();
  const names = ['feeId', 'rate', 'amount', 'cap', 'validFrom', 'source', 'confirmed'] as const;
  const kept = Object.fromEntries(names.map((name) => [name, textOf(form, name)])) as Record<
    (typeof names)[number],
    string
  >;
  return answerForm(kept, async () => {
    if (textOf(form, 'intent') === 'archive') {
      await archiveFee(context, actor, kept.feeId);
      return redirect('/department/fees?done=archive', 303);
    }
    await changeFee(context, actor, {
      feeId: kept.feeId,
      rate: parseWhole(kept.rate) ?? 0,
      amount: parseWhole(kept.amount) ?? 0,
      cap: parseWhole(kept.cap),
      validFrom: kept.validFrom,
      source: kept.source,
      confirmed: kept.confirmed === 'on',
    });
    return redirect('/department/fees?done=change', 303);
  });
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function DepartmentFees() {
  const { fees, today, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(feeMessages);
  const language = useLanguage();
  const refused = answer && 'errors' in answer ? answer : null;
  const field = (name: 'rate' | 'amount' | 'cap' | 'source') => ({
    name,
    label: t(name),
    defaultValue: refused?.kept[name] ?? '',
    errors: refused?.errors[name],
  });
  const options = fees
    .filter(({ validTo }) => validTo === null)
    .map(({ id, channelName, name }) => ({ value: id, label: `${channelName} · ${name}` }));
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('deskTitle')}</h1>
        <p className="measure">{t('deskLead')}</p>
      </header>
      {!answer && (done === 'change' || done === 'archive') && (
        <Note tone="success">{t(`done_${done}`)}</Note>
      )}
      <DataTable
        caption={t('deskTitle')}
        hideCaption
        rows={fees}
        rowKey={({ id }) => id}
        empty={<p>{t('noFees')}</p>}
        columns={[
          { key: 'channel', header: t('col_channel'), cell: ({ channelName }) => channelName },
          {
            key: 'name',
            header: t('col_name'),
            heading: true,
            cell: ({ name, isAlways }) => (
              <>
                <span lang="vi">{name}</span>
                {!isAlways && ` (${t('optional')})`}
              </>
            ),
          },
          {
            key: 'rate',
            header: t('col_rate'),
            numeric: true,
            cell: ({ rate }) => rate > 0 && formatPercent(language, rate / 10_000),
          },
          {
            key: 'amount',
            header: t('col_amount'),
            numeric: true,
            cell: ({ amount }) => amount > 0 && formatVnd(language, amount),
          },
          {
            key: 'cap',
            header: t('col_cap'),
            numeric: true,
            cell: ({ cap }) => cap !== null && formatVnd(language, cap),
          },
          { key: 'from', header: t('col_from'), cell: ({ validFrom }) => formatDate(language, validFrom) },
          {
            key: 'to',
            header: t('col_to'),
            cell: ({ validTo }) => validTo !== null && formatDate(language, validTo),
          },
          {
            key: 'source',
            header: t('col_source'),
            cell: ({ source }) => (source === ESTIMATE ? t('estimate') : source),
          },
          {
            key: 'confirmed',
            header: t('col_confirmed'),
            cell: ({ confirmed }) => t(confirmed ? 'confirmedYes' : 'confirmedNo'),
          },
        ]}
      />
      <div className="no-print grid items-start gap-6 lg:grid-cols-2">
        <Panel title={t('change')}>
          <Form method="post" noValidate className="space-y-4">
            <ErrorSummary errors={refused?.errors} />
            <SelectField
              name="feeId"
              label={t('whichFee')}
              defaultValue={refused?.kept.feeId}
              options={options}
            />
            <TextField {...field('rate')} hint={t('rateHint')} inputMode="numeric" />
            <TextField {...field('amount')} inputMode="numeric" optional />
            <TextField {...field('cap')} inputMode="numeric" optional />
            <TextField
              name="validFrom"
              type="date"
              label={t('validFrom')}
              defaultValue={refused?.kept.validFrom ?? today}
              errors={refused?.errors.validFrom}
              required
            />
            <TextField {...field('source')} hint={t('sourceHint')} required />
            <Checkbox
              name="confirmed"
              label={t('isConfirmed')}
              defaultChecked={refused?.kept.confirmed === 'on'}
            />
            <SubmitButton>{t('changeSubmit')}</SubmitButton>
          </Form>
        </Panel>
        <Panel title={t('archiveTitle')}>
          <Form method="post" className="space-y-4">
            <input type="hidden" name="intent" value="archive" />
            <SelectField id="archive-feeId" name="feeId" label={t('whichFee')} options={options} />
            <SubmitButton look="danger">{t('archiveSubmit')}</SubmitButton>
          </Form>
        </Panel>
      </div>
    </>
  );
}

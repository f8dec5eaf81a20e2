import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { WeightRateFields } from '#app/components/weight-rate-fields.tsx';
import { archiveCarrierRate } from '#app/domain/channels/fees/archive-carrier-rate.server.ts';
import { ANY_CARRIER, ESTIMATE, zones } from '#app/domain/channels/fees/fee-row.ts';
import { listCarrierRates } from '#app/domain/channels/fees/list-carrier-rates.server.ts';
import { setCarrierRate } from '#app/domain/channels/fees/set-carrier-rate.server.ts';
import { feeMessages } from '#app/i18n/fees.ts';
import { formatDate, formatVnd, formatWeight } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { DatedFields, keptField, Unbroken } from '#app/routes/department/fees/dated-fields.tsx';
import { ArchiveRow } from '#app/routes/department/fees/fee-forms.tsx';
import { FeeGaps, PutAway } from '#app/routes/department/fees/fee-gaps.tsx';
import { FeeTabs } from '#app/routes/department/fees/fee-tabs.tsx';
import { parseWhole } from '#app/routes/parse-whole.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { typedDay } from '#app/routes/typed-day.ts';
import { localDate } from '#app/server/local-date.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/department/fees/carriers`: what carriers ask by zone and weight, as dated rows with their sources. */
export const loader = loaderFor('department', async ({ context, url, language }) => ({
  rates: await listCarrierRates(context),
  today: localDate(context.clock.now()),
  done: doneActs.find((act) => act === url.searchParams.get('done')) ?? null,
  again: url.searchParams.get('again'),
  title: translate(feeMessages, language)('carriersTitle'),
}));

const doneActs = ['set', 'archive'] as const;
const names = [
  'carrier',
  'zone',
  'uptoGrams',
  'carriage',
  'validFrom',
  'source',
  'confirmed',
  'replaces',
] as const;

export const action = actionFor('department', async ({ context, actor, request }) => {
  const form = await request.formData();
  const kept = Object.fromEntries(names.map((name) => [name, textOf(form, name)])) as Record<
    (typeof names)[number],
    string
  >;
  const number = (typed: string) => parseWhole(typed) ?? Number.NaN;
  return answerForm(
    kept,
    async () => {
      if (textOf(form, 'intent') === 'archive') {
        const again = await archiveCarrierRate(context, actor, textOf(form, 'rateId'));
        return redirect(`/department/fees/carriers?done=archive${again ? `&again=${again}` : ''}`, 303);
      }
      await setCarrierRate(context, actor, {
        carrier: kept.carrier,
        zone: kept.zone,
        uptoGrams: number(kept.uptoGrams),
        amount: number(kept.carriage),
        validFrom: typedDay(kept.validFrom.trim()),
        source: kept.source,
        confirmed: kept.confirmed === 'on',
        replaces: kept.replaces,
      });
      return redirect('/department/fees/carriers?done=set', 303);
    },
    (field) => `set-${field === 'amount' ? 'carriage' : field}`,
  );
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function CarrierRates() {
  const { rates, today, done, again } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(feeMessages);
  const language = useLanguage();
  const refused = answer && 'errors' in answer ? answer : null;
  const carrierName = (carrier: string) => (carrier === ANY_CARRIER ? t('anyCarrier') : carrier);
  const labelOf = ({ carrier, zone, uptoGrams }: (typeof rates)[number]) =>
    `${carrierName(carrier)} · ${t(`zone_${zone}`)} · ${formatWeight(language, uptoGrams)}`;
  const standing = rates.map((rate) => ({
    ...rate,
    figure: `${labelOf(rate)}: ${formatVnd(language, rate.amount)}`,
  }));
  const kept = (name: string) => keptField(refused, 'set', name);
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('carriersTitle')}</h1>
        <p className="measure">{t('carriersLead')}</p>
      </header>
      <FeeTabs />
      {!answer && done === 'archive' && <PutAway again={rates.find(({ id }) => id === again)} />}
      {!answer && done === 'set' && <Note tone="success">{t('done_set')}</Note>}
      <FeeGaps rows={rates.map((rate) => ({ ...rate, label: labelOf(rate) }))} />
      <DataTable
        caption={t('carriersTitle')}
        hideCaption
        rows={rates}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t('noRates')}>
            <p>{t('noRatesText')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'carrier',
            header: t('col_carrier'),
            heading: true,
            cell: ({ carrier }) => carrierName(carrier),
          },
          { key: 'zone', header: t('col_zone'), cell: ({ zone }) => t(`zone_${zone}`) },
          {
            key: 'weight',
            header: t('col_upto'),
            numeric: true,
            cell: ({ uptoGrams }) => formatWeight(language, uptoGrams),
          },
          {
            key: 'amount',
            header: t('col_carriage'),
            numeric: true,
            cell: ({ amount }) => formatVnd(language, amount),
          },
          {
            key: 'from',
            header: t('col_from'),
            cell: ({ validFrom }) => <Unbroken>{formatDate(language, validFrom)}</Unbroken>,
          },
          {
            key: 'to',
            header: t('col_to'),
            cell: ({ validTo }) => validTo !== null && <Unbroken>{formatDate(language, validTo)}</Unbroken>,
          },
          {
            key: 'source',
            header: t('col_source'),
            cell: ({ source }) => (source === ESTIMATE ? t('estimate') : <span lang="vi">{source}</span>),
          },
          {
            key: 'confirmed',
            header: t('col_confirmed'),
            cell: ({ confirmed }) => <Unbroken>{t(confirmed ? 'confirmedYes' : 'confirmedNo')}</Unbroken>,
          },
        ]}
      />
      <div className="no-print grid items-start gap-6 lg:grid-cols-2">
        <Panel title={t('setRate')}>
          <Form method="post" noValidate className="space-y-4">
            <ErrorSummary errors={refused?.errors} />
            <TextField {...kept('carrier')} label={t('col_carrier')} hint={t('carrierHint')} optional />
            <WeightRateFields
              zone={{
                ...kept('zone'),
                label: t('col_zone'),
                options: zones.map((zone) => ({ value: zone, label: t(`zone_${zone}`) })),
              }}
              upto={{ ...kept('uptoGrams'), label: t('upto'), hint: t('uptoHint') }}
              amount={{ ...kept('carriage'), label: t('col_carriage') }}
            />
            <DatedFields form="set" refused={refused} today={today} standing={standing} />
            <SubmitButton>{t('setRateSubmit')}</SubmitButton>
          </Form>
        </Panel>
        <ArchiveRow
          name="rateId"
          label={t('whichRow')}
          options={rates
            .filter(({ validTo }) => validTo === null)
            .map((rate) => ({ value: rate.id, label: labelOf(rate) }))}
        />
      </div>
    </>
  );
}

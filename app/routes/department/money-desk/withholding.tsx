import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Button, SubmitButton } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import {
  setWithholdingMode,
  setWithholdingRate,
  taxClasses,
  withholdingModes,
} from '#app/domain/payments/withholding/set-withholding.server.ts';
import {
  listWithholdingRules,
  sumWithholding,
} from '#app/domain/payments/withholding/sum-withholding.server.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { DatedFields, keptField } from '#app/routes/department/fees/dated-fields.tsx';
import { parseRate } from '#app/routes/department/fees/parse-rate.ts';
import { MoneyTabs } from '#app/routes/department/money-desk/money-tabs.tsx';
import { readMonth, typedMonth } from '#app/routes/department/money-desk/read-month.ts';
import { ModeTable, RateTable } from '#app/routes/department/money-desk/withholding-rules.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { modeKey, TaxTable } from '#app/routes/tax-table.tsx';
import { typedDay } from '#app/routes/typed-day.ts';
import { localDate } from '#app/server/local-date.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/department/withholding?month=2026-11`: tax of a month by producer, and the rates and modes by which it is worked out. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const today = localDate(context.clock.now());
  const typed = (url.searchParams.get('month') ?? '').trim();
  const month = readMonth(typed, today);
  return {
    today,
    month,
    /** What was typed and is no month: the sheet below is that of today's, and says so. */
    noMonth: typed === '' || typedMonth(typed) !== null ? null : typed,
    rows: await sumWithholding(context, { from: month, to: month }),
    ...(await listWithholdingRules(context)),
    classes: [...taxClasses],
    modesOffered: [...withholdingModes],
    done: doneActs.find((act) => act === url.searchParams.get('done')) ?? null,
    title: translate(payoutMessages, language)('withholdingTitle'),
  };
});

const doneActs = ['rate', 'mode'] as const;
const names = [
  'taxClass',
  'vatRate',
  'pitRate',
  'method',
  'mode',
  'validFrom',
  'source',
  'confirmed',
] as const;

export const action = actionFor('department', async ({ context, actor, request }) => {
  const form = await request.formData();
  const intent = textOf(form, 'intent') === 'mode' ? 'mode' : 'rate';
  const kept = Object.fromEntries(names.map((name) => [name, textOf(form, name)])) as Record<
    (typeof names)[number],
    string
  >;
  const dated = { validFrom: typedDay(kept.validFrom.trim()), source: kept.source };
  return answerForm(
    { ...kept, intent },
    async () => {
      if (intent === 'mode')
        await setWithholdingMode(context, actor, { method: kept.method, mode: kept.mode, ...dated });
      else
        await setWithholdingRate(context, actor, {
          taxClass: kept.taxClass,
          vatRate: parseRate(kept.vatRate),
          pitRate: parseRate(kept.pitRate),
          ...dated,
          confirmed: kept.confirmed === 'on',
        });
      return redirect(`/department/withholding?done=${intent}`, 303);
    },
    (field) => `${intent}-${field}`,
  );
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function Withholding() {
  const { today, month, noMonth, rows, rates, modes, classes, modesOffered, done } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && 'errors' in answer ? answer : null;
  const t = useT(payoutMessages);
  const language = useLanguage();
  const keptOf = (form: 'rate' | 'mode') => (refused?.kept.intent === form ? refused : null);
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('withholdingTitle')}</h1>
        <p className="measure">{t('withholdingLead')}</p>
      </header>
      <MoneyTabs />
      <ErrorSummary
        errors={refused?.errors}
        labels={{
          'rate-vatRate': t('vat'),
          'rate-pitRate': t('pit'),
          'rate-validFrom': t('colFrom'),
          'rate-source': t('colSource'),
          'mode-validFrom': t('colFrom'),
          'mode-source': t('colSource'),
        }}
      />
      {!refused && done !== null && <Note tone="success">{t(`done_${done}`)}</Note>}
      <Form method="get" className="no-print flex flex-wrap items-end gap-3">
        <TextField
          key={noMonth ?? month}
          name="month"
          label={t('month')}
          defaultValue={noMonth ?? `${month.slice(5)}/${month.slice(0, 4)}`}
          errors={noMonth === null ? undefined : { code: 'notAMonth', params: {} }}
        />
        <Button type="submit" look="secondary">
          {t('look')}
        </Button>
        <LinkButton to={`/department/withholding.xlsx?month=${month}`} look="secondary" reloadDocument>
          {t('monthSheet')}
        </LinkButton>
        <LinkButton
          to={`/department/withholding.xlsx?year=${month.slice(0, 4)}`}
          look="secondary"
          reloadDocument
        >
          {t('yearSheet')}
        </LinkButton>
      </Form>
      <TaxTable
        rows={rows}
        language={language}
        caption={t('monthSheetTitle', { month: `${month.slice(5)}/${month.slice(0, 4)}` })}
        first="producer"
        empty={
          <EmptyState title={t('taxNone')}>
            <p>{t('taxNoneText')}</p>
          </EmptyState>
        }
      />
      <RateTable rates={rates} today={today} />
      <ModeTable modes={modes} />
      <div className="no-print grid items-start gap-6 lg:grid-cols-2">
        <Panel title={t('setRate')}>
          <Form method="post" noValidate className="space-y-4">
            <input type="hidden" name="intent" value="rate" />
            <SelectField
              {...keptField(keptOf('rate'), 'rate', 'taxClass')}
              label={t('colClass')}
              options={classes.map((one) => ({ value: one, label: t(`class_${one}`) }))}
            />
            <TextField
              {...keptField(keptOf('rate'), 'rate', 'vatRate')}
              label={t('vat')}
              inputMode="decimal"
              suffix="%"
            />
            <TextField
              {...keptField(keptOf('rate'), 'rate', 'pitRate')}
              label={t('pit')}
              inputMode="decimal"
              suffix="%"
            />
            <DatedFields form="rate" refused={keptOf('rate')} today={today} />
            <SubmitButton>{t('save')}</SubmitButton>
          </Form>
        </Panel>
        <Panel title={t('setMode')}>
          <Form method="post" noValidate className="space-y-4">
            <input type="hidden" name="intent" value="mode" />
            <SelectField
              {...keptField(keptOf('mode'), 'mode', 'method')}
              label={t('colMethod')}
              options={(['vietqr', 'card'] as const).map((one) => ({
                value: one,
                label: t(`method_${one}`),
              }))}
            />
            <SelectField
              {...keptField(keptOf('mode'), 'mode', 'mode')}
              label={t('colMode')}
              options={modesOffered.map((one) => ({ value: one, label: t(modeKey(one)) }))}
            />
            <DatedFields form="mode" refused={keptOf('mode')} today={today} />
            <SubmitButton>{t('save')}</SubmitButton>
          </Form>
        </Panel>
      </div>
    </>
  );
}

import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DataTable } from '#app/components/data-table.tsx';
import { Note } from '#app/components/note.tsx';
import { addFee } from '#app/domain/channels/fees/add-fee.server.ts';
import { archiveFee } from '#app/domain/channels/fees/archive-fee.server.ts';
import { changeFee } from '#app/domain/channels/fees/change-fee.server.ts';
import { ESTIMATE, type FeeKind } from '#app/domain/channels/fees/fee-row.ts';
import { listFeeChoices } from '#app/domain/channels/fees/list-fee-choices.server.ts';
import { listFees } from '#app/domain/channels/fees/list-fees.server.ts';
import { feeMessages, feeNameText } from '#app/i18n/fees.ts';
import { formatDate, formatRate, formatVnd } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { Unbroken } from '#app/routes/department/fees/dated-fields.tsx';
import { AddFee, ArchiveRow, ChangeFee } from '#app/routes/department/fees/fee-forms.tsx';
import { FeeGaps, PutAway } from '#app/routes/department/fees/fee-gaps.tsx';
import { FeeTabs } from '#app/routes/department/fees/fee-tabs.tsx';
import { parseRate } from '#app/routes/department/fees/parse-rate.ts';
import { FeeName } from '#app/routes/fee-name.tsx';
import { parseWhole } from '#app/routes/parse-whole.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { typedDay } from '#app/routes/typed-day.ts';
import { localDate } from '#app/server/local-date.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/department/fees`: what the platforms take, as dated rows with their sources. */
export const loader = loaderFor('department', async ({ context, url, language }) => ({
  fees: (await listFees(context)).map(({ fee, ...of }) => ({ ...fee, ...of })),
  ...(await listFeeChoices(context)),
  today: localDate(context.clock.now()),
  done: doneActs.find((act) => act === url.searchParams.get('done')) ?? null,
  again: url.searchParams.get('again'),
  title: translate(feeMessages, language)('deskTitle'),
}));

const doneActs = ['change', 'add', 'archive'] as const;
const names = [
  'feeId',
  'channelCode',
  'kind',
  'name',
  'setCode',
  'rate',
  'amount',
  'cap',
  'validFrom',
  'source',
  'confirmed',
  'replaces',
] as const;

/** Which row was chosen, with the last day that it had when it was shown. An id may hold spaces and days itself. */
const feeSeen = ({ id, validTo }: { id: string; validTo: string | null }) => `${validTo ?? ''}|${id}`;
function seenFee(chosen: string): { feeId: string; seenTo: string | null } {
  const at = chosen.indexOf('|');
  return { feeId: chosen.slice(at + 1), seenTo: chosen.slice(0, Math.max(at, 0)) || null };
}

export const action = actionFor('department', async ({ context, actor, request }) => {
  const form = await request.formData();
  const intent = doneActs.find((act) => act === textOf(form, 'intent')) ?? 'change';
  const kept = Object.fromEntries(names.map((name) => [name, textOf(form, name)])) as Record<
    (typeof names)[number] | 'intent',
    string
  >;
  kept.intent = intent;
  return answerForm(
    kept,
    async () => {
      const row = {
        rate: parseRate(kept.rate),
        amount: parseWhole(kept.amount),
        cap: parseWhole(kept.cap),
        validFrom: typedDay(kept.validFrom.trim()),
        source: kept.source,
        confirmed: kept.confirmed === 'on',
        replaces: kept.replaces,
      };
      if (intent === 'archive') {
        const again = await archiveFee(context, actor, kept.feeId);
        return redirect(`/department/fees?done=archive${again ? `&again=${again}` : ''}`, 303);
      }
      if (intent === 'change') await changeFee(context, actor, { ...seenFee(kept.feeId), ...row });
      else {
        await addFee(context, actor, {
          channelCode: kept.channelCode,
          kind: kept.kind as FeeKind | 'package',
          name: kept.name,
          setCode: kept.setCode || null,
          ...row,
        });
      }
      return redirect(`/department/fees?done=${intent}`, 303);
    },
    (field) => `${intent}-${field}`,
  );
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function DepartmentFees() {
  const { fees, places, sets, today, done, again } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(feeMessages);
  const language = useLanguage();
  const refused = answer && 'errors' in answer ? answer : null;
  const refusedAt = (intent: string) => (refused?.kept.intent === intent ? refused : null);
  const setNames = new Map(
    sets.map(({ code, nameVi, nameEn }) => [code, language === 'en' ? nameEn : nameVi]),
  );
  const labelOf = ({ channelName, kind, name, setCodes }: (typeof fees)[number]) =>
    [
      channelName,
      feeNameText(language, { kind, name }).text,
      ...setCodes.map((code) => setNames.get(code) ?? code),
    ].join(' · ');
  const open = fees.filter(({ validTo }) => validTo === null);
  const options = open.map((fee) => ({ value: fee.id, label: labelOf(fee) }));
  // A figure that is followed by a later one can be set right as long as it holds.
  const changeable = fees
    .filter(({ validTo }) => validTo === null || validTo >= today)
    .map((fee) => ({ value: feeSeen(fee), label: [labelOf(fee), daysOf(fee)].filter(Boolean).join(', ') }));
  const standing = fees.map((fee) => ({
    ...fee,
    figure: `${labelOf(fee)}: ${[
      fee.rate > 0 && formatRate(language, fee.rate),
      fee.amount > 0 && formatVnd(language, fee.amount),
    ]
      .filter(Boolean)
      .join(' + ')}`,
  }));
  function daysOf({ validFrom, validTo }: (typeof fees)[number]) {
    if (validTo !== null) return t('holdsUntil', { date: formatDate(language, validTo) });
    return validFrom > today ? t('holdsFrom', { date: formatDate(language, validFrom) }) : '';
  }
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('deskTitle')}</h1>
        <p className="measure">{t('deskLead')}</p>
      </header>
      <FeeTabs />
      {!answer && done === 'archive' && <PutAway again={fees.find(({ id }) => id === again)} />}
      {!answer && done && done !== 'archive' && <Note tone="success">{t(`done_${done}`)}</Note>}
      <FeeGaps rows={fees.map((fee) => ({ ...fee, label: labelOf(fee) }))} />
      <DataTable
        caption={t('deskTitle')}
        hideCaption
        rows={fees}
        rowKey={({ id }) => id}
        groupOf={({ channelName }) => channelName}
        empty={<p>{t('noFees')}</p>}
        columns={[
          {
            key: 'name',
            header: t('col_name'),
            heading: true,
            cell: ({ kind, name, isAlways, setCodes }) => (
              <>
                <FeeName fee={{ kind, name }} />
                {!isAlways && ` (${t('optional')})`}
                {setCodes.length > 0 && (
                  <span className="block font-normal text-ink-soft">
                    {setCodes.map((code) => setNames.get(code) ?? code).join(', ')}
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'rate',
            header: t('col_rate'),
            numeric: true,
            cell: ({ rate }) => rate > 0 && formatRate(language, rate),
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
        <ChangeFee options={changeable} standing={standing} refused={refusedAt('change')} today={today} />
        <AddFee places={places} sets={sets} refused={refusedAt('add')} today={today} />
        <ArchiveRow name="feeId" label={t('whichRow')} options={options} />
      </div>
    </>
  );
}

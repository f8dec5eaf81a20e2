import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Facts } from '#app/components/facts.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { handStates } from '#app/domain/register/presence-states.ts';
import { type EntryPage, readEntry } from '#app/domain/reports/read-entry.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { formatDate } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { placeName } from '#app/i18n/place-name.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { actOnEntry } from '#app/routes/department/act-on-entry.server.ts';
import { BlockerForm, RecordForm, type RefusedEntryForm } from '#app/routes/department/entry-forms.tsx';
import { EntryHistory, RecognitionList } from '#app/routes/department/entry-history.tsx';
import { codeName, type DepartmentT } from '#app/routes/department/key-name.ts';
import { PresenceCard } from '#app/routes/department/presence-card.tsx';
import { readEntryForm } from '#app/routes/department/read-entry-form.server.ts';
import { targetName } from '#app/routes/department/target-name.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { localDate } from '#app/server/local-date.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/department/entries/:code`: one entry of the register, with everything known of it. */
export const loader = loaderFor('department', async ({ context, params, url }) => ({
  ...(await readEntry(context, params.code ?? '')),
  today: localDate(context.clock.now()),
  states: handStates,
  done: url.searchParams.get('done'),
}));

export const action = actionFor('department', async ({ context, actor, params, request }) => {
  const { entry, presences } = await readEntry(context, params.code ?? '');
  const form = await readEntryForm(context, actor, request);
  const { intent = '', presenceId } = form.fields;
  const name = intent === 'record' || intent === 'blocker' ? intent : `${intent}-${presenceId ?? ''}`;
  return answerForm({ form: name, values: form.fields }, async () => {
    const done = await actOnEntry(context, actor, { id: entry.id, presences }, form);
    return redirect(`/department/entries/${entry.code}?done=${done}`, 303);
  });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.entry.name ?? ''} · Chợ Phiên` },
];

/** Retry-After of a form that was sent too often. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

/** The set of the classification, else its group, in the page's language; else the register's own words. */
function recordedGroup(
  t: DepartmentT,
  language: Language,
  { setName, setNameEn, groupKey, entry }: Pick<EntryPage, 'setName' | 'setNameEn' | 'groupKey' | 'entry'>,
) {
  const known = language === 'vi' ? setName : (setNameEn ?? (groupKey && codeName(t, `group_${groupKey}`)));
  return known ? { value: known } : { value: entry.groupText, lang: 'vi' };
}

export default function Entry() {
  const page = useLoaderData<typeof loader>();
  const refused: RefusedEntryForm | null = useActionData<typeof action>() ?? null;
  const t = useT(departmentMessages);
  const language = useLanguage();
  const { entry, producer, presences, today, states } = page;
  const done = page.done && (codeName(t, `done_${page.done}`) ?? codeName(t, page.done));
  const errors = Object.fromEntries(
    Object.entries(refused?.errors ?? {}).map(([field, error]) => [
      field && `${refused?.kept.form}-${field}`,
      error,
    ]),
  );
  return (
    <>
      <Breadcrumb
        crumbs={[
          { to: '/department/entries', label: t('navEntries') },
          { label: entry.name, lang: 'vi' },
        ]}
      />
      <h1 lang="vi" className="text-3xl">
        {entry.name}
      </h1>
      {done && <Note tone={page.done === 'claimed' ? 'warning' : 'success'}>{done}</Note>}
      <ErrorSummary errors={refused ? errors : null} />
      {entry.archivedAt !== null && (
        <Note tone="warning">{t('entryArchived', { date: formatDate(language, entry.archivedAt) })}</Note>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Panel>
          <Facts
            facts={[
              { term: t('col_code'), value: entry.code },
              {
                term: t('col_producer'),
                value: <Link to={`/department/producers/${producer.code}`}>{producer.name}</Link>,
                lang: 'vi',
              },
              { term: t('col_type'), value: t(`type_${producer.legalType}`) },
              {
                term: t('entryPlace'),
                value: page.communeName === null ? t('unknown') : placeName(language, page.communeName),
              },
              {
                term: t('entryRecorded'),
                value: [entry.communeText, entry.legacyDistrictText].filter(Boolean).join(', '),
                lang: 'vi',
              },
              {
                term: t('col_group'),
                ...recordedGroup(t, language, page),
              },
              {
                term: t('entryTargets'),
                value: page.targets.map((target) => targetName(t, language, target)).join('; '),
              },
              {
                term: t('entryListings'),
                value: page.listings
                  .map(({ title, state }) => `${title} (${t(`listing_${state}`)})`)
                  .join('; '),
              },
              { term: t('entryPublicPage'), value: <a href={`/p/${entry.code}`}>/p/{entry.code}</a> },
            ]}
          />
        </Panel>
        <Panel title={t('recognitions')}>
          <RecognitionList recognitions={page.recognitions} />
        </Panel>
      </div>
      <Panel title={t('presences')}>
        {presences.length === 0 && <p className="text-ink-soft">{t('noPresences')}</p>}
        <div className="divide-y divide-line">
          {presences.map((presence) => (
            <PresenceCard
              key={presence.id}
              presence={presence}
              states={states}
              today={today}
              refused={refused}
            />
          ))}
        </div>
      </Panel>
      <div className="no-print">
        <Panel title={t('recordTitle')}>
          {/* Afresh after each act, or a second press would send the same once more. */}
          <RecordForm
            key={page.history[0]?.id}
            channels={page.channels}
            states={states}
            today={today}
            refused={refused}
          />
        </Panel>
      </div>
      <Panel title={t('blockerTitle')}>
        <BlockerForm entry={entry} refused={refused} />
      </Panel>
      <Panel title={t('historyTitle')}>
        <EntryHistory history={page.history} channels={page.channels} imports={page.imports} />
      </Panel>
    </>
  );
}

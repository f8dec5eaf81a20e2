import { Link } from '@remix-run/react';
import { Pill } from '#app/components/pill.tsx';
import type { EntryPage } from '#app/domain/reports/read-entry.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { formatDate, formatDateTime, formatPartialDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { useDemoMark } from '#app/routes/department/demo-mark.ts';

const acts = {
  'record-presence': 'act_recordPresence',
  'restore-presence': 'act_restorePresence',
  'check-presence': 'act_checkPresence',
  'revoke-presence': 'act_revokePresence',
  'end-presence-by-import': 'act_endPresence',
  'claim-presence': 'act_claimPresence',
  'answer-presence': 'act_answerPresence',
  'set-blocker': 'act_setBlocker',
  'import-entry': 'act_importEntry',
  'change-entry-by-import': 'act_changeByImport',
} as const;

/** What was done to an entry, the latest first; who by role only. */
export function EntryHistory({
  history,
  channels,
  imports,
}: Pick<EntryPage, 'history' | 'channels' | 'imports'>) {
  const t = useT(departmentMessages);
  const language = useLanguage();
  if (history.length === 0) return <p className="text-ink-soft">{t('historyNone')}</p>;
  return (
    <ol className="divide-y divide-line text-sm">
      {history.map(({ id, at, act, role, detail }) => (
        <li key={id} className="flex flex-wrap gap-x-3 py-1.5">
          <span className="tabular-nums">{formatDateTime(language, at)}</span>
          <strong>{t(acts[act as keyof typeof acts] ?? 'act_other')}</strong>
          {typeof detail.channel === 'string' && (
            <span>{channels.find(({ code }) => code === detail.channel)?.name ?? detail.channel}</span>
          )}
          <ImportLink source={imports.find((one) => one.id === detail.importId)} />
          <span className="text-ink-soft">{t(actorOf(role))}</span>
        </li>
      ))}
    </ol>
  );
}

function actorOf(role: string | null) {
  if (role === null) return 'bySystem';
  return role === 'producer_member' ? 'byProducer' : 'byStaff';
}

/** The file that an entry came from, with the day that it speaks of. */
function ImportLink({ source }: { source: EntryPage['imports'][number] | undefined }) {
  const t = useT(departmentMessages);
  const language = useLanguage();
  if (!source) return null;
  return (
    <span className="min-w-0 break-words">
      <Link to={`/department/register/import/${source.id}`}>{source.fileName}</Link>
      {source.asOf !== null && ` ${t('importAsOfDay', { date: formatDate(language, source.asOf) })}`}
    </span>
  );
}

/** The entry's decisions, the latest first, and whether each holds today. */
export function RecognitionList({ recognitions }: { recognitions: EntryPage['recognitions'] }) {
  const t = useT(departmentMessages);
  const demoMark = useDemoMark();
  const language = useLanguage();
  if (recognitions.length === 0) return <p className="text-ink-soft">{t('noRecognitions')}</p>;
  return (
    <ul className="divide-y divide-line">
      {recognitions.map((one) => (
        <li key={one.id} className="keep-together py-2">
          <p className="flex flex-wrap items-center gap-x-3">
            <strong>{t('stars', { count: one.stars })}</strong>
            {t('recognitionRound', { round: String(one.round) })}
            <Pill tone={one.isValid ? 'green' : one.isWithdrawn ? 'red' : 'neutral'}>
              {one.isValid ? t('validToday') : t(one.isWithdrawn ? 'withdrawn' : 'notValidToday')}
            </Pill>
            {one.isDemo && <Pill>{t('recognitionDemo')}</Pill>}
          </p>
          <p className="text-sm">
            {one.decisionNumber && `${t('decision')} ${demoMark(one.decisionNumber)} · `}
            {t('decidedOn')} {formatPartialDate(language, one.decidedOn, one.decidedOnPrecision)} ·{' '}
            {t('validUntil')} {formatDate(language, one.validUntil)}
            {one.decidedOnPrecision !== 'day' && ` (${t('countedFromFirst')})`}
          </p>
        </li>
      ))}
    </ul>
  );
}

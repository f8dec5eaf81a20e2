import { Link } from '@remix-run/react';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { WHOLE_REGISTER } from '#app/domain/register/whole-register.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { formatDate, formatDateTime, formatNumber } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { registerMessages } from '#app/i18n/register.ts';
import type { readAppliedPage } from '#app/routes/department/register-import/report-page.server.ts';
import { RowTable } from '#app/routes/department/register-import/report-rows.tsx';
import { targetName } from '#app/routes/department/target-name.ts';

/** What an import did: its counts, and the rows that stayed out with what to correct. */
export function AppliedReport({
  applied,
  isAlready,
  notMade,
}: {
  applied: Awaited<ReturnType<typeof readAppliedPage>>['applied'];
  /** Somebody pressed Write after it had been written. */
  isAlready: boolean;
  /** The target that this press asked for and that was not made; '' where none was. */
  notMade: string;
}) {
  const t = useT(registerMessages);
  const language = useLanguage();
  const department = useT(departmentMessages);
  const { counts, rejected, asOf, target, ended, live, appliedAt, appliedBy } = applied;
  const moved = target ?? { code: WHOLE_REGISTER, name: '', asOf: '', size: 0 };
  const name = targetName(department, language, moved);
  const tiles = [
    ['summaryNew', counts.new],
    ['summaryChanged', counts.changed],
    ['summaryUnchanged', counts.unchanged],
    ['summaryRejected', counts.rejected],
  ] as const;
  return (
    <>
      <Note tone={isAlready ? 'warning' : 'success'} title={t(isAlready ? 'appliedAlready' : 'appliedDone')}>
        {appliedAt !== null && (
          <p>
            {appliedBy === null
              ? t('appliedAt', { time: formatDateTime(language, appliedAt) })
              : t('appliedByAt', { name: appliedBy, time: formatDateTime(language, appliedAt) })}
          </p>
        )}
        <p>{target ? t('movedTarget', { name, code: target.code }) : t('movedRegister')}</p>
        {live && (
          <p>
            {live.before === live.after
              ? t('liveSame', { day: formatDate(language, live.day), count: live.after })
              : t('liveMoved', {
                  day: formatDate(language, live.day),
                  before: formatNumber(language, live.before),
                  after: formatNumber(language, live.after),
                })}
          </p>
        )}
      </Note>
      {notMade !== '' && (
        <Note tone="warning" title={t('targetNotMade', { name: notMade })}>
          <p>{t('targetNotMadeHow')}</p>
          <LinkButton look="secondary" to="/department/register/import">
            {t('importAgain')}
          </LinkButton>
        </Note>
      )}
      {counts.rejected > 0 && <Note tone="warning">{t('appliedRejected', { count: counts.rejected })}</Note>}
      <Panel title={asOf === null ? undefined : `${t('importAsOf')}: ${formatDate(language, asOf)}`}>
        <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {tiles.map(([word, count]) => (
            <div key={word} className="flex flex-col-reverse rounded-md bg-paper px-4 py-3">
              <dt>{t(word)}</dt>
              <dd className="text-3xl font-bold text-indigo tabular-nums">{formatNumber(language, count)}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      {ended.length > 0 && (
        <Panel title={t('appliedEnded', { count: ended.length })}>
          <ul className="columns-1 gap-8 md:columns-2">
            {ended.map(({ entryCode, product, channelCode, channel, endsOn }) => (
              <li key={`${entryCode} ${channelCode}`} className="break-inside-avoid">
                <Link to={`/department/entries/${entryCode}`} className="inline-flex min-h-10 items-center">
                  {product}
                </Link>{' '}
                <span className="text-ink-soft">
                  · {channel}
                  {endsOn && ` · ${t('endingsFrom', { day: formatDate(language, endsOn) })}`}
                </span>
              </li>
            ))}
          </ul>
          <p className="mt-3 text-ink-soft">{t('endingsRecordHint')}</p>
        </Panel>
      )}
      {rejected.length > 0 && (
        <Panel>
          <RowTable rows={rejected} />
        </Panel>
      )}
      <p className="flex flex-wrap gap-3">
        <LinkButton to={`/department?target=${encodeURIComponent(moved.code)}`}>
          {t('seeFigures', { name })}
        </LinkButton>
        <LinkButton look="secondary" to={`/department/entries?target=${WHOLE_REGISTER}`}>
          {t('seeInRegister')}
        </LinkButton>
        <LinkButton look="secondary" to="/department/register/import">
          {t('anotherImport')}
        </LinkButton>
      </p>
    </>
  );
}

import { Form, Link } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Pill, type PillTone } from '#app/components/pill.tsx';
import type { EntryPage } from '#app/domain/reports/read-entry.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { formatDate, formatDateTime } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { CheckForm, type RefusedEntryForm, RevokeForm } from '#app/routes/department/entry-forms.tsx';
import { codeName, keyName } from '#app/routes/department/key-name.ts';
import { Recorded } from '#app/routes/department/recorded.tsx';
import { localDate } from '#app/server/local-date.ts';

type Presence = EntryPage['presences'][number];

type PresenceCardProps = {
  presence: Presence;
  states: readonly string[];
  today: string;
  refused: RefusedEntryForm | null;
};

const tones: Readonly<Record<string, PillTone>> = {
  live: 'green',
  claimed: 'neutral',
  out_of_stock: 'turmeric',
  expired: 'turmeric',
};
/** Whose word a presence is. */
export const sourceKeys = {
  import: 'fromImport',
  staff: 'fromStaff',
  producer: 'fromProducer',
  api: 'fromApi',
  demo: 'fromDemo',
} as const;

/** What a look is worth to the figure: only a proven "live" counts, none of what was revoked, and until it ended. */
function verdictOf(
  { verified, state, checkedAt }: Pick<Presence['checks'][number], 'verified' | 'state' | 'checkedAt'>,
  { revokedAt, endedOn }: Presence,
) {
  if (!verified) return 'checkNotVerified';
  if (state !== 'live') return 'checkNotLive';
  if (revokedAt !== null) return 'checkRevoked';
  return endedOn !== null && localDate(checkedAt) < endedOn ? 'checkEnded' : 'checkLive';
}

/** One presence: where, since when, every look at it with its evidence, and what can be done. */
export function PresenceCard({ presence, states, today, refused }: PresenceCardProps) {
  const t = useT(departmentMessages);
  const language = useLanguage();
  const { id, revokedAt, url, checks } = presence;
  const isRefused = (form: string) => refused?.kept.form === `${form}-${id}`;
  return (
    <article className={`keep-together space-y-2 py-4 ${revokedAt === null ? '' : 'text-ink-soft'}`}>
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-lg">
        {keyName({ t, language }, 'channel', presence.channelCode, presence.channelName)}
        {revokedAt === null ? (
          <Pill tone={tones[presence.state] ?? 'red'}>{t(`state_${presence.state}`)}</Pill>
        ) : (
          <Pill>{t('presenceRevoked')}</Pill>
        )}
        {presence.source === 'demo' && <Pill>{t('recognitionDemo')}</Pill>}
        {presence.countsFrom === null && <Pill>{t('doesNotCount')}</Pill>}
      </h3>
      {url && (
        <p className="break-all">
          <a
            href={url}
            rel="noreferrer nofollow"
            target="_blank"
            className="inline-flex min-h-10 items-center gap-1.5"
          >
            {url}
            <Icon name="external" className="size-4" />
          </a>
        </p>
      )}
      <p className="text-sm">
        {t('firstSeen', { date: formatDate(language, presence.firstSeenOn) })} ·{' '}
        {t(sourceKeys[presence.source])}
        {presence.note && ` · ${presence.note}`}
      </p>
      {presence.sharedWith.length > 0 && (
        <p className="font-bold">
          {t('sharedPage')}{' '}
          {presence.sharedWith.map(({ code, name, producer }, at) => (
            <span key={code}>
              {at > 0 && '; '}
              <Link to={`/department/entries/${code}`}>{name}</Link> ({producer})
            </span>
          ))}
        </p>
      )}
      {revokedAt !== null && (
        <p className="font-bold text-red-deep">
          {t('revokedOn', { date: formatDate(language, revokedAt), note: presence.revokedNote ?? '' })}
        </p>
      )}
      {presence.endedOn !== null && (
        <p className="font-bold text-red-deep">
          {t('endedOn', { date: formatDate(language, presence.endedOn), note: presence.endedNote ?? '' })}
        </p>
      )}
      {checks.length > 0 && (
        <details open={checks.length < 4}>
          <summary className="min-h-10 py-2 text-sm font-bold">
            {t('checksTitle', { count: checks.length })}
          </summary>
          <ul className="divide-y divide-line border-l-4 border-line pl-3 text-sm">
            {checks.map((check) => (
              <li key={check.id} className="py-1.5">
                {formatDateTime(language, check.checkedAt)} · {t(`method_${check.method}`)} ·{' '}
                <strong>{t(`state_${check.state}`)}</strong>: {t(verdictOf(check, presence))}
                {check.note && <p>{codeName(t, `page_${check.note}`) ?? <Recorded text={check.note} />}</p>}
                {check.fetchedTitle && <p lang="vi">{t('checkTitleSeen', { title: check.fetchedTitle })}</p>}
                {check.evidenceHash && (
                  <p>
                    <a href={`/department/evidence/${check.evidenceHash}`} target="_blank" rel="noreferrer">
                      {t('screenshot')}
                    </a>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {revokedAt === null && (
        <div className="no-print space-y-1">
          {url && (
            <Form method="post">
              <input type="hidden" name="presenceId" value={id} />
              <SubmitButton
                look="secondary"
                size="sm"
                name="intent"
                value="checkNow"
                busyLabel={t('checkingNow')}
              >
                {t('checkNow')}
              </SubmitButton>
            </Form>
          )}
          <details open={isRefused('check')}>
            <summary className="min-h-11 py-2.5 font-bold text-indigo-2">{t('checkTitle')}</summary>
            <CheckForm presenceId={id} refused={refused} states={states} today={today} />
          </details>
          <details open={isRefused('revoke')}>
            <summary className="min-h-11 py-2.5 font-bold text-red-deep">{t('revokeTitle')}</summary>
            <RevokeForm presenceId={id} refused={refused} />
          </details>
        </div>
      )}
    </article>
  );
}

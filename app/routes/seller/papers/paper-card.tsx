import { Link } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { Note } from '#app/components/note.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { OwnPaper } from '#app/domain/channels/papers/list-papers.server.ts';
import { formatBytes, formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { paperKindKey, paperMessages } from '#app/i18n/papers.ts';
import { standingTones, stateTones } from '#app/routes/paper-tones.ts';

/** One paper of the producer: what it is, how long it holds, what staff say, what can be done with it. */
export function PaperCard({ paper }: { paper: OwnPaper }) {
  const t = useT(paperMessages);
  const language = useLanguage();
  const { id, kind, number, issuer, issuedOn, validTo, listingTitle, state, standing, note } = paper;
  const name = t(paperKindKey(kind));
  const facts = [
    listingTitle === null ? t('allGoods') : t('forListing', { title: listingTitle }),
    number && t('number', { number }),
    issuer && t('issuer', { issuer }),
    issuedOn && t('issuedOn', { day: formatDate(language, issuedOn) }),
    validTo ? t('validTo', { day: formatDate(language, validTo) }) : t('noEnd'),
  ].filter((fact) => fact);
  return (
    <li className="flex flex-col gap-3 rounded-md border border-line bg-white p-4">
      <h2 className="text-xl">{name}</h2>
      <p className="flex flex-wrap gap-2">
        <Pill tone={standingTones[standing]}>{t(`standing_${standing}`)}</Pill>
        <Pill tone={stateTones[state]}>{t(`state_${state}`)}</Pill>
      </p>
      <ul className="space-y-1">
        {facts.map((fact) => (
          <li key={fact} className="break-words">
            {fact}
          </li>
        ))}
      </ul>
      <Ending paper={paper} />
      {note && (
        <Note tone={state === 'refused' ? 'error' : 'information'}>
          <p className="whitespace-pre-line">{t('staffNote', { note })}</p>
        </Note>
      )}
      <div className="mt-auto flex flex-wrap gap-3">
        <a
          href={`/seller/papers/${id}/file`}
          download
          className={buttonClass('secondary')}
          aria-label={t('openNamed', { name })}
        >
          {t('open')} ({formatBytes(language, paper.byteSize)})
        </a>
        <Link
          to={`?ask=${encodeURIComponent(id)}#archive`}
          className={buttonClass('quiet')}
          aria-label={t('archiveNamed', { name })}
        >
          {t('archive')}
        </Link>
      </div>
    </li>
  );
}

/** What to do about its last day: nothing is to be renewed where another one holds longer. */
function Ending({ paper: { standing, renewedUntil } }: { paper: OwnPaper }) {
  const t = useT(paperMessages);
  const language = useLanguage();
  const isOver = standing === 'expired';
  if (!isOver && standing !== 'ahead' && standing !== 'soon') return null;
  if (renewedUntil === null)
    return <Note tone={isOver ? 'error' : 'warning'}>{t(isOver ? 'renewNow' : 'renew')}</Note>;
  return (
    <Note>
      {renewedUntil === '' ? t('renewedNoEnd') : t('renewed', { day: formatDate(language, renewedUntil) })}{' '}
      {t(isOver ? 'renewedPutAway' : 'renewedKeep')}
    </Note>
  );
}

import { Link } from '@remix-run/react';
import { Note } from '#app/components/note.tsx';
import type { FixReport } from '#app/domain/channels/bulk-fix/fix-listings.server.ts';
import { bulkFixMessages } from '#app/i18n/bulk-fix.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { errorText } from '#app/i18n/errors.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** What became of each listing. */
export function BulkFixReport({ report }: { report: FixReport }) {
  const t = useT(bulkFixMessages);
  const tChannel = useT(channelMessages);
  const language = useLanguage();
  const { saved, refused } = report;
  const count = (...outcomes: string[]) => saved.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const [waiting, drafts] = [count('waiting'), count('draft')];
  return (
    <div role="status" className="space-y-3">
      {saved.length > 0 && (
        <Note tone="success" title={t('doneTitle', { count: saved.length })}>
          {waiting > 0 && <p>{t('doneWaiting', { count: waiting })}</p>}
          {drafts > 0 && <p>{t('doneDraft', { count: drafts })}</p>}
        </Note>
      )}
      {refused.length > 0 && (
        <Note tone="warning" title={t('refusedTitle', { count: refused.length })}>
          <ul className="mt-1 space-y-2">
            {refused.map(({ listingId, title, code, params, isSaved }) => (
              <li key={listingId}>
                <strong>{title || tChannel('untitled')}.</strong>{' '}
                {t(isSaved ? 'refusedSaved' : 'refusedNotSaved')} {errorText(language, { code, params })}{' '}
                <Link
                  to={`/seller/listings/${listingId}${isSaved ? '/check' : ''}`}
                  className="inline-flex min-h-12 items-center font-bold"
                >
                  {t('open')}
                  <span className="sr-only"> {title}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Note>
      )}
    </div>
  );
}

import { Link } from '@remix-run/react';
import type { ExplainedRefusal } from '#app/domain/channels/push/explain-refusal.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { refusalSentence } from '#app/i18n/refusals.ts';
import { repairPath } from '#app/routes/seller/channels/edit-path.ts';

/** Why a platform turned a listing down, each with the way to where it is mended, and how it goes there then. */
export function RefusalLines({
  refusals,
  listingId,
  channel,
}: {
  refusals: readonly ExplainedRefusal[];
  listingId: string;
  channel: { code: string; name: string };
}) {
  const t = useT(pushMessages);
  const language = useLanguage();
  const next = refusals.find((one) => one.next !== null)?.next;
  return (
    <>
      <ul className="space-y-3">
        {refusals.map(({ words, field, platformWords, isOwn }) => (
          <li key={`${field} ${platformWords}`} className="border-l-4 border-red-deep pl-3">
            <p>{refusalSentence(language, words)}</p>
            {platformWords && (
              <p className="text-sm text-ink-soft wrap-anywhere">
                {t(isOwn ? 'stillMissing' : 'platformSays', { channel: channel.name, words: platformWords })}
              </p>
            )}
            <Link
              to={repairPath({ listingId, channelCode: channel.code, fieldPath: field })}
              className="inline-flex min-h-12 items-center font-bold"
            >
              {t('repair')}
            </Link>
          </li>
        ))}
      </ul>
      {next && <p>{t(`next_${next}`)}</p>}
    </>
  );
}

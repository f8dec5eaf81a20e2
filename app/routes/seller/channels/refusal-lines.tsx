import { Link, useLocation } from '@remix-run/react';
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
  const { pathname, search } = useLocation();
  const next = refusals.find((one) => one.next !== null && !one.mended)?.next;
  const repair = ({ field, liftedBy = [] }: ExplainedRefusal) =>
    repairPath({ listingId, channelCode: channel.code, fieldPath: field, liftedBy });
  return (
    <>
      <ul className="space-y-3">
        {refusals.map((refusal) => {
          const { words, field, platformWords, isOwn, mended } = refusal;
          const to = repair(refusal);
          return (
            <li key={`${field} ${platformWords}`} className="border-l-4 border-red-deep pl-3">
              <p>{refusalSentence(language, words)}</p>
              {platformWords && (
                <p className="text-sm text-ink-soft wrap-anywhere">
                  {t(isOwn ? 'stillMissing' : 'platformSays', {
                    channel: channel.name,
                    words: platformWords,
                  })}
                </p>
              )}
              {mended && <p className="font-bold">{t(`mended_${mended}`, { channel: channel.name })}</p>}
              {to !== `${pathname}${search}` && (
                <Link to={to} className="inline-flex min-h-12 items-center font-bold">
                  {t(field === 'papers' ? 'givePaper' : 'repair')}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
      {next && <p>{t(`next_${next}`)}</p>}
    </>
  );
}

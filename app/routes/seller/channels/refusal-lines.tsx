import { Link, useLocation } from '@remix-run/react';
import { useId } from 'react';
import type { ExplainedRefusal } from '#app/domain/channels/push/explain-refusal.ts';
import { wordsAt } from '#app/domain/channels/push/words-at-field.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { refusalSentence } from '#app/i18n/refusals.ts';
import { repairPath } from '#app/routes/seller/channels/edit-path.ts';
import { pushPath } from '#app/routes/seller/channels/push-path.ts';

const placeNames = [
  [/^(own\.)?title/, 'place_title'],
  [/^(own\.)?description/, 'place_description'],
  [/^photos/, 'place_photos'],
  [/^brand/, 'place_brand'],
  [/^category/, 'place_category'],
  [/^attributes/, 'place_attributes'],
  [/^papers/, 'place_papers'],
  [/\.priceVnd$/, 'place_price'],
  [/\.stock$/, 'place_stock'],
  [/\.gtin$/, 'place_gtin'],
  [/\.sku$/, 'place_sku'],
  [/\.weightGrams$/, 'place_weight'],
  [/\.(length|width|height)Cm$/, 'place_sides'],
] as const;

const placeName = (field: string) => placeNames.find(([shape]) => shape.test(field))?.[1] ?? 'place_size';

/**
 * Why a platform turned a listing down, each with the way to where it is mended, and how it goes there then.
 * @param shopId of the shop that it is about, where the page knows it.
 */
export function RefusalLines({
  refusals,
  listingId,
  channel,
  shopId,
}: {
  refusals: readonly ExplainedRefusal[];
  listingId: string;
  channel: { code: string; name: string };
  shopId?: string;
}) {
  const t = useT(pushMessages);
  const language = useLanguage();
  const { pathname, search } = useLocation();
  const id = useId();
  const next = refusals.find((one) => one.next !== null && !one.mended && one.words !== 'unknown')?.next;
  const pathTo = (fieldPath: string | null, { liftedBy = [] }: ExplainedRefusal) =>
    repairPath({ listingId, channelCode: channel.code, fieldPath, liftedBy });
  return (
    <>
      <ul className="space-y-3">
        {refusals.map((refusal, index) => {
          const { words, field, alsoAt = [], platformWords, isOwn, mended } = refusal;
          // What the platform has deleted goes there again by a push, and nothing of the listing mends it.
          const isGone = words === 'removed';
          const to = isGone ? pushPath(channel.code, { shopId, listingId }) : pathTo(field, refusal);
          // One that names several places is mended at each; one that names none leads to all that could be meant, but for
          // one of which nobody knows whether anything is to be mended, and for what only came of the reasons below it.
          // Where goods are chosen for a push, what was deleted is ticked there.
          const isHere = isGone ? pathname === pushPath(channel.code, {}) : to === `${pathname}${search}`;
          const isUnknown = (words === 'unknown' && field === null) || words === 'suspendedFor';
          const places =
            alsoAt.length > 0 && !isUnknown ? [...(field === null ? [] : [field]), ...alsoAt] : [];
          const usualAt = (place: string) => (words === 'atSeveral' ? wordsAt(place) : null);
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
              {places.length > 0 && (
                <>
                  <p id={`${id}-${index}`}>{t(field === null ? 'couldBe' : 'repairAt')}</p>
                  <ul
                    aria-labelledby={`${id}-${index}`}
                    className={words === 'atSeveral' ? undefined : 'flex flex-wrap gap-x-5'}
                  >
                    {places.map((place) => {
                      const usual = usualAt(place);
                      return (
                        <li key={place}>
                          <Link
                            to={pathTo(place, refusal)}
                            className="inline-flex min-h-12 items-center font-bold"
                          >
                            {t(placeName(place))}
                          </Link>
                          {usual && <p>{refusalSentence(language, usual)}</p>}
                        </li>
                      );
                    })}
                  </ul>
                </>
              )}
              {places.length === 0 && !isUnknown && !isHere && (
                <Link to={to} className="inline-flex min-h-12 items-center font-bold">
                  {t(isGone ? 'pushAgain' : field === 'papers' ? 'givePaper' : 'repair')}
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

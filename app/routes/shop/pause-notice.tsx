import { Note } from '#app/components/note.tsx';
import type { ShopPause } from '#app/domain/catalog/shop-pause.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';

/** Tells buyers why the goods cannot be ordered just now, in the producer's own words. */
export function PauseNotice({ pause }: { pause: ShopPause }) {
  const t = useT(shopMessages);
  const language = useLanguage();
  return (
    <Note tone="warning" title={t('shopPausedTitle', { day: formatDate(language, pause.pausedUntil ?? '') })}>
      {pause.pausedNote !== null && (
        <p lang="vi" className="whitespace-pre-line">
          {pause.pausedNote}
        </p>
      )}
    </Note>
  );
}

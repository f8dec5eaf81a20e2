import { Note } from '#app/components/note.tsx';
import { QuotedWords } from '#app/components/quoted-words.tsx';
import type { ShopPause } from '#app/domain/catalog/shop-pause.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';

/** Tells buyers why the goods cannot be ordered just now, in the producer's own words. */
export function PauseNotice({ pause, producer }: { pause: ShopPause; producer: string }) {
  const t = useT(shopMessages);
  const language = useLanguage();
  return (
    <Note tone="warning" title={t('shopPausedTitle', { day: formatDate(language, pause.pausedUntil ?? '') })}>
      {pause.pausedNote !== null && (
        <QuotedWords author={t('shopPausedWrites', { producer })} words={pause.pausedNote} lang="vi" />
      )}
    </Note>
  );
}

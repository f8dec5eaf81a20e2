import { Link } from '@remix-run/react';
import { Note } from '#app/components/note.tsx';
import type { ShopPause } from '#app/domain/catalog/shop-pause.ts';
import { deliveryMessages } from '#app/i18n/delivery-settings.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** Says on every page of the portal that nothing can be bought just now. */
export function PauseNote({ pause }: { pause: ShopPause }) {
  const t = useT(deliveryMessages);
  const language = useLanguage();
  return (
    <Note tone="warning" title={t('pausedNow', { day: formatDate(language, pause.pausedUntil ?? '') })}>
      <p>{t('pausedText')}</p>
      <Link to="/seller/pause" className="inline-flex min-h-12 items-center font-bold">
        {t('pauseSettings')}
      </Link>
    </Note>
  );
}

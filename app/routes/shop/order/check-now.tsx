import { useEffect, useState } from 'react';
import { buttonClass } from '#app/components/button.tsx';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';

/** Loads the page anew. That it changes by itself is said once a script is there that does it. */
export function CheckNow({ code }: { code: string }) {
  const t = useT(orderPageMessages);
  const [isWatched, setWatched] = useState(false);
  useEffect(() => setWatched(true), []);
  return (
    <div className="no-print space-y-1">
      <a
        href={localPath(useLanguage(), `/orders/${code}`)}
        className={`${buttonClass('secondary')} w-full sm:w-auto`}
      >
        {t('checkNow')}
      </a>
      <p className="text-sm text-ink-soft">{t(isWatched ? 'checkNowHint' : 'checkNowAlone')}</p>
    </div>
  );
}

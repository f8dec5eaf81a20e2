import { useLocation } from '@remix-run/react';
import { useT } from '#app/i18n/messages.ts';
import { shopListsMessages } from '#app/i18n/shop-lists.ts';

/** Shows or hides alcohol in lists: a declaration by POST, kept in this browser. */
export function AgeSwitch({ adult }: { adult: boolean }) {
  const t = useT(shopListsMessages);
  const { pathname, search } = useLocation();
  return (
    <form method="post" action="/age" className="no-print mt-10 text-sm text-ink-soft">
      {!adult && <p>{t('alcoholHidden')}</p>}
      <input type="hidden" name="next" value={pathname + search} />
      <button
        type="submit"
        name="declared"
        value={adult ? 'no' : 'yes'}
        className="min-h-12 font-bold text-indigo-2 underline underline-offset-4"
      >
        {adult ? t('ageHide') : t('ageShow')}
      </button>
    </form>
  );
}

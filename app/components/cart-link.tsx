import { Link, useLocation, useNavigation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** Sent to the window when the basket has changed without a navigation. */
export const CART_CHANGED = 'cart-changed';
const MOST_SHOWN = 99;

/** Pieces in the basket, as the server has left them in the browser. */
function countInBrowser(): number {
  return Number(/(?:^|;\s*)cart-count=(\d+)/.exec(document.cookie)?.[1] ?? 0);
}

/** The way to the basket. Pages are the same for everybody; how much lies in it, the browser itself puts in. */
export function CartLink() {
  const t = useT(componentMessages);
  const language = useLanguage();
  const { key } = useLocation();
  const { state } = useNavigation();
  const [count, setCount] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each navigation may have changed the cookie
  useEffect(() => {
    const look = () => setCount(countInBrowser());
    look();
    window.addEventListener(CART_CHANGED, look);
    return () => window.removeEventListener(CART_CHANGED, look);
  }, [key, state]);
  return (
    <Link
      to={localPath(language, '/cart')}
      aria-label={count > 0 ? t('basketWith', { count }) : t('basket')}
      className="relative inline-flex size-12 items-center justify-center rounded-md text-ink hover:bg-paper-2"
    >
      <Icon name="basket" className="size-6" />
      {count > 0 && (
        <span
          aria-hidden="true"
          className="absolute top-1 right-0.5 min-w-5 rounded-full bg-red-deep px-1 text-center text-xs leading-5 font-bold text-white"
        >
          {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
        </span>
      )}
    </Link>
  );
}

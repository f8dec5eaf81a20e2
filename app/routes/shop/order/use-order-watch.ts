import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { nextLookMs } from '#app/routes/shop/order/next-look.ts';

/**
 * Reads the page anew when the order has changed. It asks while the page is looked at, and at once when somebody comes back
 * to it from their bank's app; a page that nobody sees asks nothing.
 * @param isWaiting whether money is awaited.
 */
export function useOrderWatch(code: string, version: string, isWaiting: boolean): void {
  const revalidator = useRevalidator();
  const shown = useRef({ version, revalidate: revalidator.revalidate });
  shown.current = { version, revalidate: revalidator.revalidate };
  useEffect(() => {
    let since = Date.now();
    let timer = 0;
    let isAsking = false;
    const leaving = new AbortController();
    async function look() {
      window.clearTimeout(timer);
      if (document.visibilityState !== 'visible' || isAsking) return;
      isAsking = true;
      try {
        const answer = await fetch(`/orders/${code}/state.json`, {
          cache: 'no-cache',
          signal: leaving.signal,
        });
        const state = answer.ok ? ((await answer.json()) as { version: string }) : null;
        if (state && state.version !== shown.current.version) shown.current.revalidate();
      } catch {
        // Offline, or the server starts anew: the next look tells.
      }
      isAsking = false;
      if (!leaving.signal.aborted) wait();
    }
    function wait() {
      timer = window.setTimeout(look, nextLookMs(isWaiting, Date.now() - since));
    }
    function comeOrGo() {
      window.clearTimeout(timer);
      since = Date.now();
      void look();
    }
    wait();
    document.addEventListener('visibilitychange', comeOrGo);
    return () => {
      leaving.abort();
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', comeOrGo);
    };
  }, [code, isWaiting]);
}

import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { nextLookMs } from '#app/routes/shop/order/next-look.ts';

/** So long the page may take to read itself anew; then it asks again, by the version that it still shows. */
const READ_ANEW_MS = 3_000;

/**
 * Reads the page anew when the order has changed. While the page is looked at it asks, and the answer comes when there is
 * something new; it asks at once when somebody comes back to it from their bank's app. A page that nobody sees asks nothing.
 * @param isWaiting whether money is awaited.
 */
export function useOrderWatch(code: string, version: string, isWaiting: boolean): void {
  const { revalidate } = useRevalidator();
  const readAnew = useRef(revalidate);
  readAnew.current = revalidate;
  useEffect(() => {
    let since = Date.now();
    let timer = 0;
    let asking: AbortController | null = null;
    async function look() {
      window.clearTimeout(timer);
      if (document.visibilityState !== 'visible' || asking) return;
      const own = new AbortController();
      asking = own;
      const askedAt = Date.now();
      const isNew = await hasChanged(code, version, own.signal);
      if (own.signal.aborted) return;
      asking = null;
      if (isNew) readAnew.current();
      // An answer that was waited for is followed by the next question; one that came at once is not.
      const pause = nextLookMs(isWaiting, askedAt - since);
      const waited = isNew === false ? Date.now() - askedAt : 0;
      timer = window.setTimeout(look, Math.max(0, (isNew ? READ_ANEW_MS : pause) - waited));
    }
    function stop() {
      window.clearTimeout(timer);
      asking?.abort();
      asking = null;
    }
    function comeOrGo() {
      stop();
      since = Date.now();
      void look();
    }
    void look();
    document.addEventListener('visibilitychange', comeOrGo);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', comeOrGo);
    };
  }, [code, version, isWaiting]);
}

/** Null where that cannot be known for now: offline, or the server starts anew. */
async function hasChanged(code: string, version: string, signal: AbortSignal): Promise<boolean | null> {
  try {
    const address = `/orders/${code}/state.json?after=${encodeURIComponent(version)}`;
    const answer = await fetch(address, { cache: 'no-store', signal });
    return answer.ok ? ((await answer.json()) as { version: string }).version !== version : null;
  } catch {
    return null;
  }
}

import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/** While somebody is likely to be paying, so that paid is seen within a second; then less often. */
const SOON_MS = 700;
const LATER_MS = 3_000;
const SOON_LASTS_MS = 10 * 60_000;

/**
 * Reads the page anew when the order has changed: asks while the page is looked at, and at once when somebody comes back
 * to it from their bank's app.
 * @param isWaiting whether money is awaited.
 */
export function useOrderWatch(code: string, version: string, isWaiting: boolean): void {
  const revalidator = useRevalidator();
  const shown = useRef({ version, revalidate: revalidator.revalidate });
  shown.current = { version, revalidate: revalidator.revalidate };
  useEffect(() => {
    const openedAt = Date.now();
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
      if (leaving.signal.aborted) return;
      const isSoon = isWaiting && Date.now() - openedAt < SOON_LASTS_MS;
      timer = window.setTimeout(look, isSoon ? SOON_MS : LATER_MS);
    }
    timer = window.setTimeout(look, SOON_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      leaving.abort();
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [code, isWaiting]);
}

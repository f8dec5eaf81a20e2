import { useNavigation, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

/**
 * Reads the page's data anew every so many seconds while the page is seen, and at once when somebody comes back to it. One
 * reading ends before the next is asked for: the router drops an earlier one, so that a page that is slow to read would
 * never change.
 * @param seconds null once there is nothing more to wait for.
 */
export function useRefresh(seconds: number | null): void {
  const { revalidate, state } = useRevalidator();
  const isQuiet = useNavigation().state === 'idle' && state === 'idle';
  useEffect(() => {
    if (seconds === null || !isQuiet) return;
    const readIfSeen = () => {
      if (document.visibilityState === 'visible') revalidate();
    };
    const timer = window.setInterval(readIfSeen, seconds * 1000);
    document.addEventListener('visibilitychange', readIfSeen);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', readIfSeen);
    };
  }, [seconds, isQuiet, revalidate]);
}

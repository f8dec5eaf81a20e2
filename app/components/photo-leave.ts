import { useBlocker } from '@remix-run/react';
import { type RefObject, useEffect } from 'react';

/**
 * Asks before the person leaves while photos are still on their way: by a link, by sending the form that the photos
 * belong to, or by closing the page.
 * @param inside an element of that form
 */
export function useLeaveGuard(isUnderWay: boolean, inside: RefObject<HTMLElement>, question: string): void {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isUnderWay && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    if (window.confirm(question)) blocker.proceed();
    else blocker.reset();
  }, [blocker, question]);

  useEffect(() => {
    const form = inside.current?.closest('form');
    if (!isUnderWay || !form) return;
    const askFirst = (event: SubmitEvent) => {
      if (window.confirm(question)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const askOnClose = (event: BeforeUnloadEvent) => event.preventDefault();
    // Before the framework's own listener, which sits at the root.
    form.addEventListener('submit', askFirst);
    window.addEventListener('beforeunload', askOnClose);
    return () => {
      form.removeEventListener('submit', askFirst);
      window.removeEventListener('beforeunload', askOnClose);
    };
  }, [isUnderWay, inside, question]);
}

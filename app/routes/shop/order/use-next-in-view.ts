import { useLocation } from '@remix-run/react';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * For what says how a checkout stands: it is brought into view when another payment's turn comes, or none is left. Whoever
 * comes back from their bank's app sees first that the money is here, and below it the code that follows. Not after a
 * form or a link of the page, which leads where it leads.
 * @param nextId of the order that is to be paid now; null when none is.
 */
export function useNextInView<Box extends HTMLElement>(nextId: string | null): RefObject<Box> {
  const box = useRef<Box>(null);
  const { key } = useLocation();
  const shown = useRef({ nextId, key });
  useEffect(() => {
    const before = shown.current;
    shown.current = { nextId, key };
    if (before.key !== key || before.nextId === null || before.nextId === nextId) return;
    box.current?.scrollIntoView({ block: 'start' });
  }, [nextId, key]);
  return box;
}

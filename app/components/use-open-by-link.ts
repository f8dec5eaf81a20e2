import { useLocation } from '@remix-run/react';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * For a part that is folded away: a link to a field in it opens it and puts the cursor there. Without JavaScript the
 * browser does so by itself; a move between pages within the app does not.
 */
export function useOpenByLink(): RefObject<HTMLDetailsElement> {
  const box = useRef<HTMLDetailsElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    const field = hash === '' ? null : document.getElementById(hash.slice(1));
    if (!field || !box.current?.contains(field)) return;
    box.current.open = true;
    field.focus();
  }, [hash]);
  return box;
}

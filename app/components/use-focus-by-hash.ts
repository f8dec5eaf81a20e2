import { useLocation } from '@remix-run/react';
import { useEffect } from 'react';

/** A link to "#field" puts the cursor into that field, as it does without JavaScript when one presses Tab. */
export function useFocusByHash(): void {
  const { hash, key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same link pressed again leads there again.
  useEffect(() => {
    if (hash.length < 2) return;
    const field = document.getElementById(decodeURIComponent(hash.slice(1)));
    field?.focus({ preventScroll: true });
    // With what stands above it: its label, and why one was led here.
    field?.scrollIntoView({ block: 'center' });
  }, [hash, key]);
}

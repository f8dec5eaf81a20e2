import type { ReactNode } from 'react';

/** What keeps something back, in a few words that may wrap: bold red behind a dot, where a pill would break badly. */
export function Reason({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-baseline gap-2 font-bold text-red-deep">
      <svg aria-hidden="true" viewBox="0 0 8 8" className="size-2 shrink-0 self-baseline fill-current">
        <circle cx="4" cy="4" r="4" />
      </svg>
      <span>{children}</span>
    </span>
  );
}

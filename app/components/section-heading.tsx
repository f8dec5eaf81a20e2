import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Icon } from '#app/components/icon.tsx';

/** A storefront section's heading with its diamond, and the way to all of it. */
export function SectionHeading({ children, to, more }: { children: ReactNode; to?: string; more?: string }) {
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-1 sm:mb-7">
      <h2 className="flex items-center gap-3 text-2xl sm:text-3xl">
        <svg aria-hidden="true" viewBox="0 0 24 24" className="size-6 shrink-0">
          <path d="m12 1 11 11-11 11L1 12z" fill="#c8372d" />
          <path d="m12 6.500 5.500 5.500-5.500 5.500L6.500 12z" fill="#e0a526" />
        </svg>
        {children}
      </h2>
      {to && more && (
        <Link
          to={to}
          className="inline-flex min-h-12 items-center gap-1 font-bold no-underline hover:underline"
        >
          {more}
          <Icon name="right" className="size-4" />
        </Link>
      )}
    </div>
  );
}

import { NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';

export type Tab = { to: string; label: ReactNode; count?: number; end?: boolean };

/** Cells parted by a hairline on a phone; a row elsewhere. */
const manyClass =
  'grid grid-cols-2 gap-px border border-line bg-line sm:flex sm:flex-wrap sm:gap-x-1 sm:gap-y-0 sm:border-0 sm:bg-transparent';

/**
 * Pages beside each other. They are links: each has its own address, and the back button works. On a phone
 * they are all to be seen, many of them in an even grid of two columns, each with its number at the right: one that is
 * beyond the edge of the screen is never found.
 */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const isMany = tabs.length > 4;
  return (
    <nav
      aria-label={label}
      className={`no-print -mx-1 border-line px-1 ${isMany ? 'sm:border-b' : 'border-b'}`}
    >
      <ul className={isMany ? manyClass : 'flex flex-wrap gap-x-1'}>
        {tabs.map((tab) => (
          <li key={tab.to} className={isMany ? 'last:odd:col-span-2' : undefined}>
            <NavLink
              to={tab.to}
              end={tab.end}
              className={({ isActive }) =>
                `flex min-h-12 items-center gap-2 border-b-4 px-3 leading-tight no-underline ${isMany ? 'h-full justify-between bg-white sm:justify-start sm:bg-transparent sm:whitespace-nowrap' : 'whitespace-nowrap'} ${
                  isActive
                    ? 'border-red font-bold text-indigo'
                    : 'border-transparent text-ink hover:border-line-strong'
                }`
              }
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="rounded-full bg-paper-2 px-2 text-sm font-bold text-ink">{tab.count}</span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

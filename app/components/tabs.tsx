import { NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';

export type Tab = { to: string; label: ReactNode; count?: number; end?: boolean };

/**
 * Pages beside each other. They are links: each has its own address, and the back button works. On a phone
 * they are all to be seen, many of them in two columns: one that is beyond the edge of the screen is never found.
 */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const isMany = tabs.length > 4;
  return (
    <nav aria-label={label} className="no-print -mx-1 border-b border-line px-1">
      <ul className={`gap-x-1 ${isMany ? 'grid grid-cols-2 sm:flex sm:flex-wrap' : 'flex flex-wrap'}`}>
        {tabs.map((tab) => (
          <li key={tab.to}>
            <NavLink
              to={tab.to}
              end={tab.end}
              className={({ isActive }) =>
                `flex min-h-12 items-center gap-2 border-b-4 px-3 leading-tight no-underline ${isMany ? 'sm:whitespace-nowrap' : 'whitespace-nowrap'} ${
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

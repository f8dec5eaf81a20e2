import { NavLink, useLocation } from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';

export type Tab = { to: string; label: ReactNode; count?: number; end?: boolean };

/** Pages beside each other. They are links: each has its own address, and the back button works. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const row = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the row is wider than the screen: the page that is open is in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another place in the row
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (row.current && current)
      row.current.scrollLeft = current.offsetLeft - (row.current.clientWidth - current.offsetWidth) / 2;
  }, [pathname]);
  return (
    <nav
      ref={row}
      aria-label={label}
      className="no-print relative -mx-1 overflow-x-auto border-b border-line px-1"
    >
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <NavLink
              to={tab.to}
              end={tab.end}
              className={({ isActive }) =>
                `flex min-h-12 items-center gap-2 border-b-4 px-3.5 whitespace-nowrap no-underline ${
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

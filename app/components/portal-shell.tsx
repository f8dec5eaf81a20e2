import { NavLink, useLocation } from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { BrandMark } from '#app/components/brand-mark.tsx';
import { DemoBanner } from '#app/components/demo-banner.tsx';
import { Icon, type IconName } from '#app/components/icon.tsx';
import { PortalAccount, PortalAccountMenu } from '#app/components/portal-account.tsx';
import { SendGuard } from '#app/components/send-guard.tsx';
import { Toast, type ToastMessage } from '#app/components/toast.tsx';
import { WovenBorder } from '#app/components/woven-border.tsx';

export type PortalLink = { to: string; label: string; icon?: IconName; count?: number; end?: boolean };

export type PortalShellProps = {
  /** What the area is called, e.g. "Bán hàng"; the first link of the head. */
  title: string;
  home: string;
  links: readonly PortalLink[];
  /** Who is signed in, as they are called here. */
  name: string;
  /** The producer or place that they act for. */
  actingFor?: string;
  /** Where to say for whom else to act, for people who work for several. */
  switchTo?: string;
  demo: boolean;
  toast?: ToastMessage | null;
  /** Department tables take the whole width; a seller's pages stay at reading width. */
  wide?: boolean;
  children: ReactNode;
};

/**
 * The frame of the signed-in areas: system font, a head that says where one is and as whom. On a phone or tablet the head is
 * one row: the mark, the area's pages side by side (no hidden menu: people return to the same place each time; what does
 * not fit fades out at the edge), and a button for the rest.
 */
export function PortalShell({
  title,
  home,
  links,
  name,
  actingFor,
  switchTo,
  demo,
  toast,
  wide,
  children,
}: PortalShellProps) {
  return (
    <div className="min-h-dvh bg-paper font-system print:bg-white">
      <SendGuard />
      {demo && <DemoBanner />}
      <header data-site="" className="border-b border-line bg-white">
        <WovenBorder size="thin" />
        <div className="page flex items-center justify-between gap-x-2 lg:flex-wrap lg:gap-x-6">
          <NavLink
            to={home}
            end
            className="inline-flex min-h-12 shrink-0 items-center gap-2.5 text-lg font-bold text-indigo no-underline lg:min-h-14"
          >
            <BrandMark className="size-8" />
            <span className="sr-only lg:not-sr-only">{title}</span>
          </NavLink>
          <PortalAccount name={name} actingFor={actingFor} switchTo={switchTo} />
          <PortalNavigation title={title} links={links} />
          <PortalAccountMenu name={name} actingFor={actingFor} switchTo={switchTo} />
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className={`page space-y-4 py-4 sm:space-y-6 sm:py-6 ${wide ? 'max-w-[100rem]' : 'max-w-5xl'}`}
      >
        {children}
      </main>
      <Toast message={toast ?? null} />
    </div>
  );
}

function PortalNavigation({ title, links }: { title: string; links: readonly PortalLink[] }) {
  const row = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page has its own place in the row
  useEffect(() => {
    const here = row.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (row.current && here) row.current.scrollLeft = here.offsetLeft - row.current.offsetLeft - 24;
  }, [pathname]);
  return (
    <nav
      ref={row}
      aria-label={title}
      className="fade-sideways min-w-0 flex-1 overflow-x-auto lg:-mx-3 lg:flex-none lg:basis-[calc(100%+1.5rem)]"
    >
      <ul className="flex">
        {links.map(({ to, label, icon, count, end }) => (
          <li key={to}>
            <NavLink
              to={to}
              end={end}
              className={({ isActive }) =>
                `flex min-h-12 items-center gap-2 border-b-4 px-2 whitespace-nowrap no-underline lg:px-3 ${
                  isActive
                    ? 'border-red font-bold text-indigo'
                    : 'border-transparent text-ink hover:border-line-strong'
                }`
              }
            >
              {icon && <Icon name={icon} />}
              {label}
              {count !== undefined && count > 0 && (
                <span className="rounded-full bg-red-tint px-2 text-sm font-bold text-red-deep">{count}</span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

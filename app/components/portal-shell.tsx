import { Form, NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';
import { BrandMark } from '#app/components/brand-mark.tsx';
import { DemoBanner } from '#app/components/demo-banner.tsx';
import { Icon, type IconName } from '#app/components/icon.tsx';
import { LanguageSwitch } from '#app/components/language-switch.tsx';
import { Toast, type ToastMessage } from '#app/components/toast.tsx';
import { WovenBorder } from '#app/components/woven-border.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

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
  demo: boolean;
  toast?: ToastMessage | null;
  /** Department tables take the whole width; a seller's pages stay at reading width. */
  wide?: boolean;
  children: ReactNode;
};

/**
 * The frame of the signed-in areas: system font, a head that says where one is and as whom, and on a phone the area's
 * pages in a row under it that scrolls sideways (no hidden menu: people return to the same place each time).
 */
export function PortalShell({
  title,
  home,
  links,
  name,
  actingFor,
  demo,
  toast,
  wide,
  children,
}: PortalShellProps) {
  const t = useT(componentMessages);
  return (
    <div className="min-h-dvh bg-paper font-system">
      {demo && <DemoBanner />}
      <header data-site="" className="border-b border-line bg-white">
        <WovenBorder size="thin" />
        <div className="page flex flex-wrap items-center justify-between gap-x-6">
          <NavLink
            to={home}
            end
            className="inline-flex min-h-14 items-center gap-2.5 text-lg font-bold text-indigo no-underline"
          >
            <BrandMark className="size-8" />
            {title}
          </NavLink>
          <div className="flex flex-wrap items-center gap-x-4">
            <p className="hidden text-sm text-ink-soft md:block">
              {actingFor && <strong className="text-ink">{actingFor} · </strong>}
              {name}
            </p>
            <LanguageSwitch area="portal" />
            <Form method="post" action="/account/sign-out" reloadDocument>
              <button type="submit" className="min-h-12 px-1 text-sm font-bold text-indigo-2 hover:underline">
                {t('signOut')}
              </button>
            </Form>
          </div>
        </div>
        <nav aria-label={title} className="page overflow-x-auto">
          <ul className="-mx-3 flex">
            {links.map(({ to, label, icon, count, end }) => (
              <li key={to}>
                <NavLink
                  to={to}
                  end={end}
                  className={({ isActive }) =>
                    `flex min-h-12 items-center gap-2 border-b-4 px-3 whitespace-nowrap no-underline ${
                      isActive
                        ? 'border-red font-bold text-indigo'
                        : 'border-transparent text-ink hover:border-line-strong'
                    }`
                  }
                >
                  {icon && <Icon name={icon} />}
                  {label}
                  {count !== undefined && count > 0 && (
                    <span className="rounded-full bg-red-tint px-2 text-sm font-bold text-red-deep">
                      {count}
                    </span>
                  )}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className={`page space-y-6 py-6 ${wide ? 'max-w-[100rem]' : 'max-w-5xl'}`}
      >
        {children}
      </main>
      <Toast message={toast ?? null} />
    </div>
  );
}

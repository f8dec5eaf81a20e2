import { NavLink } from '@remix-run/react';
import type { ReactNode } from 'react';
import { BrandMark } from '#app/components/brand-mark.tsx';
import { DemoBanner } from '#app/components/demo-banner.tsx';
import { PortalAccount } from '#app/components/portal-account.tsx';
import { PortalMore } from '#app/components/portal-more.tsx';
import {
  PHONE_TABS,
  type PortalGroup,
  type PortalLink,
  PortalRow,
  PortalTabs,
} from '#app/components/portal-navigation.tsx';
import { SendGuard } from '#app/components/send-guard.tsx';
import { Toast, type ToastMessage } from '#app/components/toast.tsx';
import { WovenBorder } from '#app/components/woven-border.tsx';

export type PortalShellProps = {
  /** What the area is called, e.g. "Bán hàng"; the first link of the head. */
  title: string;
  home: string;
  /** The pages that people come for, the most needed first: a phone shows the first four. */
  links: readonly PortalLink[];
  /** Further pages under a heading each: menus at a desk, under "more" on a phone. */
  groups?: readonly PortalGroup[];
  /** Who is signed in, as they are called here. */
  name: string;
  /** The producer or place that they act for. */
  actingFor?: string;
  /** Where to say for whom else to act, for people who work for several. */
  switchTo?: string;
  /** Pages about the machine itself, beside the account. */
  machine?: readonly PortalLink[];
  demo: boolean;
  toast?: ToastMessage | null;
  /** Department tables take the whole width; a seller's pages stay at reading width. */
  wide?: boolean;
  children: ReactNode;
};

/**
 * The frame of the signed-in areas: system font, a head that says where one is and as whom. On a phone or tablet the head
 * is one row of five places to press, a picture and a word each: four pages, and "more" with the rest and the account.
 */
export function PortalShell({
  title,
  home,
  links,
  groups = [],
  name,
  actingFor,
  switchTo,
  machine,
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
        <div className="page hidden flex-wrap items-center justify-between gap-x-6 lg:flex">
          <NavLink
            to={home}
            end
            className="inline-flex min-h-14 shrink-0 items-center gap-2.5 text-lg font-bold text-indigo no-underline"
          >
            <BrandMark className="size-8" />
            <span>{title}</span>
          </NavLink>
          <PortalAccount name={name} actingFor={actingFor} switchTo={switchTo} machine={machine} />
          <PortalRow title={title} links={links} groups={groups} />
        </div>
        <div className="relative flex px-1 sm:px-3 lg:hidden">
          <PortalTabs title={title} links={links.slice(0, PHONE_TABS)} />
          <PortalMore
            title={title}
            links={links.slice(PHONE_TABS)}
            groups={groups}
            name={name}
            actingFor={actingFor}
            switchTo={switchTo}
            machine={machine}
          />
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

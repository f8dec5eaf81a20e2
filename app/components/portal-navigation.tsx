import { Link, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '#app/components/icon.tsx';
import { MenuDetails } from '#app/components/menu-details.tsx';

export type PortalLink = {
  to: string;
  label: string;
  icon?: IconName;
  count?: number;
  /** Pages below it belong to others. */
  end?: boolean;
  /** Pages elsewhere that belong to it, e.g. "/seller/listings". */
  also?: string | readonly string[];
};
export type PortalGroup = { title: string; links: readonly PortalLink[] };

/** So many pages stand beside "more" on a phone of 360 px. */
export const PHONE_TABS = 4;

function isAt(pathname: string, { to, end, also }: PortalLink): boolean {
  const isBelow = (path: string) => pathname.startsWith(`${path}/`);
  const others = typeof also === 'string' ? [also] : (also ?? []);
  return (
    pathname === to || (!end && isBelow(to)) || others.some((path) => pathname === path || isBelow(path))
  );
}

/** Whether the page that is shown is one of these or belongs to one. */
export function useIsAmong(links: readonly PortalLink[]): boolean {
  const { pathname } = useLocation();
  return links.some((link) => isAt(pathname, link));
}

/** A link to a page of the area that says of itself whether one is there. */
export function PlaceLink({
  link,
  look,
  children,
}: {
  link: PortalLink;
  look: (isCurrent: boolean) => string;
  children: ReactNode;
}) {
  const isCurrent = useIsAmong([link]);
  return (
    <Link to={link.to} aria-current={isCurrent ? 'page' : undefined} className={look(isCurrent)}>
      {children}
    </Link>
  );
}

/** What waits behind these links together. */
export function countOf(links: readonly PortalLink[]): number {
  return links.reduce((sum, { count = 0 }) => sum + count, 0);
}

/** More than two digits would not fit over a picture on a phone. */
const MOST_ON_ICON = 99;

/** `isOnIcon`: over the corner of a picture, small and strong, so that both are seen. */
export function Count({ count = 0, isOnIcon = false }: { count?: number; isOnIcon?: boolean }) {
  if (count === 0) return null;
  if (!isOnIcon)
    return <span className="rounded-full bg-red-tint px-2 text-sm font-bold text-red-deep">{count}</span>;
  const isMany = count > MOST_ON_ICON;
  return (
    <span
      // The last place of a phone's row is narrower than twice a number of three signs.
      className={`absolute top-1 rounded-full bg-red-deep px-1.5 text-xs leading-4.5 font-bold text-white ring-2 ring-white ${isMany ? 'left-[min(50%,calc(100%-2.5rem))]' : 'left-1/2 ml-1.5'}`}
    >
      {isMany ? `${MOST_ON_ICON}+` : count}
    </span>
  );
}

/** The look of a place in the phone's row: a picture above a word. */
export function tabClass(isCurrent: boolean): string {
  return `relative flex min-h-14 w-full flex-col items-center justify-center gap-0.5 border-b-4 px-1 pt-1.5 text-center text-[0.8125rem] leading-tight whitespace-nowrap no-underline ${
    isCurrent ? 'border-red font-bold text-indigo' : 'border-transparent text-ink'
  }`;
}

/** The first pages of an area on a phone, side by side and never cut. */
export function PortalTabs({ title, links }: { title: string; links: readonly PortalLink[] }) {
  return (
    <nav aria-label={title} className="min-w-0 grow-4">
      <ul className="flex">
        {links.map((link) => (
          <li key={link.to} className="flex-auto">
            <PlaceLink link={link} look={tabClass}>
              <Icon name={link.icon ?? 'right'} className="size-6" />
              <span>{link.label}</span>
              <Count count={link.count} isOnIcon />
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const rowClass = (isCurrent: boolean) =>
  `flex min-h-12 items-center gap-2 border-b-4 px-3 whitespace-nowrap no-underline ${
    isCurrent ? 'border-red font-bold text-indigo' : 'border-transparent text-ink hover:border-line-strong'
  }`;

/** All pages of an area at a desk: one row, the rarer ones in menus that open without JavaScript. */
export function PortalRow({
  title,
  links,
  groups,
}: {
  title: string;
  links: readonly PortalLink[];
  groups: readonly PortalGroup[];
}) {
  return (
    <nav aria-label={title} className="-mx-3 min-w-0 basis-[calc(100%+1.5rem)]">
      <ul className="flex flex-wrap">
        {links.map((link) => (
          <li key={link.to}>
            <PlaceLink link={link} look={rowClass}>
              {link.label}
              <Count count={link.count} />
            </PlaceLink>
          </li>
        ))}
        {groups.map((group) => (
          <li key={group.title}>
            <GroupMenu group={group} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** One menu of the row. Another page or another menu closes it too. */
function GroupMenu({ group: { title, links } }: { group: PortalGroup }) {
  const { key } = useLocation();
  return (
    <MenuDetails key={key} name="portal-group" className="group relative">
      <summary className={`${rowClass(useIsAmong(links))} list-none [&::-webkit-details-marker]:hidden`}>
        {title}
        <Count count={countOf(links)} />
        <Icon name="down" className="size-4 group-open:rotate-180" />
      </summary>
      <ul className="absolute right-0 z-30 min-w-56 rounded-md border border-line bg-white py-1 shadow-xl">
        {links.map((link) => (
          <li key={link.to}>
            <MenuLink {...link} />
          </li>
        ))}
      </ul>
    </MenuDetails>
  );
}

/** A page in a menu. */
export function MenuLink(link: PortalLink) {
  return (
    <PlaceLink link={link} look={menuClass}>
      {link.label}
      <Count count={link.count} />
    </PlaceLink>
  );
}

const menuClass = (isCurrent: boolean) =>
  `flex min-h-12 items-center justify-between gap-3 border-l-4 px-4 no-underline hover:bg-paper-2 ${
    isCurrent ? 'border-red bg-indigo-tint font-bold text-indigo' : 'border-transparent text-ink'
  }`;

import { useLocation } from '@remix-run/react';
import { Icon } from '#app/components/icon.tsx';
import { MenuDetails } from '#app/components/menu-details.tsx';
import { type PortalAccountProps, PortalAccountRows } from '#app/components/portal-account.tsx';
import {
  Count,
  countOf,
  MenuLink,
  type PortalGroup,
  type PortalLink,
  tabClass,
  useIsAmong,
} from '#app/components/portal-navigation.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

/** On a phone the last place of the row: every other page under its heading, the account, the language, the way out. */
export function PortalMore({
  title,
  links,
  groups,
  ...account
}: PortalAccountProps & { title: string; links: readonly PortalLink[]; groups: readonly PortalGroup[] }) {
  const t = useT(componentMessages);
  const { key } = useLocation();
  const pages = [...links, ...groups.flatMap((group) => group.links)];
  const all = [...pages, ...(account.machine ?? [])];
  return (
    // Another page closes it.
    <MenuDetails key={key} className="group grow">
      <summary className={`${tabClass(useIsAmong(all))} list-none [&::-webkit-details-marker]:hidden`}>
        <Icon name="menu" className="size-6 group-open:hidden" />
        <Icon name="close" className="hidden size-6 group-open:block" />
        <span>
          {t('more')}
          <span className="sr-only">: {t('portalMenu')}</span>
        </span>
        <Count count={countOf(all)} isOnIcon />
      </summary>
      <div className="absolute inset-x-0 top-full z-30 max-h-[calc(100dvh-7rem)] overflow-y-auto border-y border-line bg-white py-2 shadow-xl">
        {pages.length > 0 && (
          <nav aria-label={`${title}: ${t('more')}`}>
            {links.length > 0 && <MenuLinks links={links} />}
            {groups.map((group) => (
              <section key={group.title}>
                <h2 className="px-4 pt-3 text-sm text-ink-soft">{group.title}</h2>
                <MenuLinks links={group.links} />
              </section>
            ))}
          </nav>
        )}
        <PortalAccountRows {...account} />
      </div>
    </MenuDetails>
  );
}

function MenuLinks({ links }: { links: readonly PortalLink[] }) {
  return (
    <ul className="grid grid-cols-2">
      {links.map((link) => (
        <li key={link.to}>
          <MenuLink {...link} />
        </li>
      ))}
    </ul>
  );
}

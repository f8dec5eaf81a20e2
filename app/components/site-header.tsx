import { Form, Link, NavLink, useLocation, useSearchParams } from '@remix-run/react';
import { BrandMark } from '#app/components/brand-mark.tsx';
import { CartLink } from '#app/components/cart-link.tsx';
import { Icon } from '#app/components/icon.tsx';
import { LanguageSwitch } from '#app/components/language-switch.tsx';
import { MenuDetails } from '#app/components/menu-details.tsx';
import { SignedInLink } from '#app/components/signed-in-link.tsx';
import { WovenBorder } from '#app/components/woven-border.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

const places = [
  { path: '/products', key: 'navProducts' },
  { path: '/places', key: 'navPlaces' },
  { path: '/producers', key: 'navProducers' },
] as const;
/** Whoever has bought as a guest comes back by this one. */
const onPhone = [...places, { path: '/orders', key: 'findOrder' }] as const;

function Navigation({ ways, className }: { ways: typeof places | typeof onPhone; className: string }) {
  const t = useT(componentMessages);
  const language = useLanguage();
  return (
    <nav aria-label={t('mainNavigation')}>
      <ul className={className}>
        {ways.map(({ path, key }) => (
          <li key={path}>
            <NavLink
              to={localPath(language, path)}
              className={({ isActive }) =>
                `inline-flex min-h-12 items-center font-bold text-ink no-underline decoration-red decoration-[3px] underline-offset-8 hover:underline ${isActive ? 'underline' : ''}`
              }
            >
              {t(key)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The search box: a plain GET form, so that a search has an address. */
export function SearchBox({ id }: { id: string }) {
  const t = useT(componentMessages);
  const language = useLanguage();
  const [params] = useSearchParams();
  const words = params.get('q') ?? '';
  return (
    <Form action={localPath(language, '/search')} role="search" className="relative flex">
      <label htmlFor={id} className="sr-only">
        {t('searchLabel')}
      </label>
      <input
        key={words}
        id={id}
        type="search"
        name="q"
        defaultValue={words}
        placeholder={t('searchPlaceholder')}
        autoComplete="off"
        enterKeyHint="search"
        maxLength={120}
        className="h-12 w-full appearance-none rounded-full border-2 border-line-strong bg-white pr-14 pl-5 text-ink placeholder:text-ink-soft focus:border-indigo"
      />
      <button
        type="submit"
        aria-label={t('search')}
        className="absolute inset-y-0 right-0 inline-flex w-13 items-center justify-center rounded-full text-indigo hover:bg-indigo-tint"
      >
        <Icon name="search" className="size-5.5" />
      </button>
    </Form>
  );
}

/** The head of every storefront page. On a phone the ways are behind "menu", the search always stands open. */
export function SiteHeader() {
  const t = useT(componentMessages);
  const language = useLanguage();
  const { key } = useLocation();
  return (
    <header data-site="">
      <WovenBorder />
      <div className="page grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 gap-y-2 py-2.5 sm:gap-x-4 lg:grid-cols-[auto_auto_minmax(0,1fr)_auto] lg:gap-x-8 lg:py-3.5">
        <Link
          to={localPath(language, '/')}
          className="inline-flex min-h-12 items-center gap-2 text-lg font-bold whitespace-nowrap text-indigo no-underline sm:gap-2.5 sm:text-xl"
        >
          <BrandMark />
          <span>
            Chợ <span className="text-red-deep">Phiên</span>
          </span>
        </Link>
        <div className="hidden lg:block">
          <Navigation ways={places} className="flex gap-6" />
        </div>
        <div className="col-span-2 row-start-2 lg:col-span-1 lg:col-start-3 lg:row-start-1 lg:max-w-md lg:justify-self-end lg:w-full">
          <SearchBox id="search" />
        </div>
        <div className="col-start-2 row-start-1 flex items-center gap-1 lg:col-start-4 lg:gap-4">
          <LanguageSwitch area="shop" />
          <div className="hidden lg:block">
            <SignedInLink />
          </div>
          <CartLink />
          {/* Another page closes it. */}
          <MenuDetails key={key} className="group relative lg:hidden">
            <summary className="inline-flex size-12 list-none items-center justify-center rounded-md hover:bg-paper-2 [&::-webkit-details-marker]:hidden">
              <span className="sr-only">{t('menu')}</span>
              <Icon name="menu" className="size-6 group-open:hidden" />
              <Icon name="close" className="hidden size-6 group-open:block" />
            </summary>
            <div className="absolute right-0 z-30 mt-1 w-60 rounded-md border border-line bg-white px-5 py-2 shadow-xl">
              <Navigation ways={onPhone} className="divide-y divide-line" />
              <SignedInLink className="w-full border-t-4 border-double border-line" />
            </div>
          </MenuDetails>
        </div>
      </div>
    </header>
  );
}

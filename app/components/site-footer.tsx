import { Link } from '@remix-run/react';
import { BrandMark } from '#app/components/brand-mark.tsx';
import { WovenBorder } from '#app/components/woven-border.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

const columns = [
  {
    title: 'footerMarket',
    links: [
      { path: '/products', key: 'navProducts' },
      { path: '/places', key: 'navPlaces' },
      { path: '/producers', key: 'navProducers' },
      { path: '/map', key: 'navMap' },
      { path: '/orders', key: 'findOrder' },
    ],
  },
  {
    title: 'footerTrust',
    links: [
      { path: '/about/ocop', key: 'aboutOcop' },
      { path: '/about', key: 'aboutUs' },
      { path: '/legal/ranking', key: 'ranking' },
      { path: '/legal/privacy', key: 'privacy' },
      { path: '/legal/terms', key: 'terms' },
      { path: '/legal/complaints', key: 'complaints' },
    ],
  },
  {
    title: 'footerSell',
    links: [
      { path: '/about/selling', key: 'sellWithUs' },
      { path: '/about/open-data', key: 'openData' },
    ],
  },
] as const;

/** The foot of every storefront page. */
export function SiteFooter() {
  const t = useT(componentMessages);
  const language = useLanguage();
  return (
    <footer data-site="" className="on-dark mt-16 bg-indigo text-paper">
      <WovenBorder size="wide" />
      <div className="page grid grid-cols-2 gap-x-6 gap-y-8 py-10 sm:gap-x-10 lg:grid-cols-[2fr_1fr_1fr_1fr]">
        <div className="col-span-2 max-w-sm lg:col-span-1">
          <p className="flex items-center gap-2.5 text-xl font-bold">
            <BrandMark />
            {t('brand')}
          </p>
          <p className="mt-3 text-indigo-tint">{t('footerAbout')}</p>
        </div>
        {columns.map(({ title, links }) => (
          <nav key={title} aria-labelledby={title}>
            <h2 id={title} className="text-lg text-turmeric">
              {t(title)}
            </h2>
            <ul className="mt-1">
              {links.map(({ path, key }) => (
                <li key={path}>
                  <Link
                    to={localPath(language, path)}
                    className="inline-flex min-h-11 items-center text-paper no-underline hover:underline"
                  >
                    {t(key)}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
    </footer>
  );
}

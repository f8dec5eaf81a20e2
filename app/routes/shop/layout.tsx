import { Outlet } from '@remix-run/react';
import { DemoBanner } from '#app/components/demo-banner.tsx';
import { SiteFooter } from '#app/components/site-footer.tsx';
import { SiteHeader } from '#app/components/site-header.tsx';
import { useRoot } from '#app/routes/use-root.ts';

const font = { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' } as const;

export const links = () => [
  { ...font, href: '/fonts/be-vietnam-pro-400.woff2' },
  { ...font, href: '/fonts/be-vietnam-pro-700.woff2' },
];

/** The storefront's frame. */
export default function ShopLayout() {
  return (
    <div className="flex min-h-dvh flex-col font-market">
      {useRoot()?.demo && <DemoBanner />}
      <SiteHeader />
      <main id="content" tabIndex={-1} className="grow">
        <Outlet />
      </main>
      <SiteFooter />
    </div>
  );
}

import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { componentMessages } from '#app/i18n/components.ts';
import { languageOfPath } from '#app/i18n/language.ts';
import { LanguageProvider, useT } from '#app/i18n/messages.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { PageProblem } from '#app/routes/system/page-problem.tsx';
import { problemOf } from '#app/routes/system/problem-of.ts';
import { type RootData, useOwnLanguage, useRoot } from '#app/routes/use-root.ts';
import stylesheet from '#app/styles/tailwind.css?url';

export const links = () => [
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'icon', href: '/favicon.ico', sizes: '32x32' },
  { rel: 'apple-touch-icon', href: '/icons/icon-192.png' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
];

/** For pages that name themselves nothing, and for those that failed. */
export const meta = () => [{ title: 'Chợ Phiên' }];

export const loader = loaderFor(
  'public',
  async ({ language, context }): Promise<RootData> => ({
    language,
    demo: context.config.demo,
    publicUrl: context.config.publicUrl,
  }),
);

function SkipLink() {
  const t = useT(componentMessages);
  return (
    <a
      href="#content"
      className="no-print sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-indigo focus:px-5 focus:py-3 focus:font-bold focus:text-white"
    >
      {t('skipToContent')}
    </a>
  );
}

export function Layout({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const visitors = useRoot()?.language ?? languageOfPath(pathname);
  const language = useOwnLanguage() ?? visitors;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#22315c" />
        <Meta />
        <Links />
      </head>
      <body>
        <LanguageProvider language={language}>
          <SkipLink />
          {children}
        </LanguageProvider>
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return <PageProblem problem={problemOf(isRouteErrorResponse(error) ? error : null)} />;
}

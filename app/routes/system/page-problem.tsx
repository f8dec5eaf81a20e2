import { useLocation } from '@remix-run/react';
import { lazy, Suspense } from 'react';
import { buttonClass } from '#app/components/button.tsx';
import { ErrorState } from '#app/components/error-state.tsx';
import { SiteFooter } from '#app/components/site-footer.tsx';
import { SearchBox, SiteHeader } from '#app/components/site-header.tsx';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { systemMessages } from '#app/i18n/system.ts';
import type { Problem } from '#app/routes/system/problem-of.ts';

/** Apart, because the texts of all refusals are many and a visitor of the storefront meets none of them. */
const RefusalText = lazy(() => import('#app/routes/system/refusal-text.tsx'));

/** What stands in a page's place when it cannot be shown: what happened, and what to do next. */
export function ProblemText({ problem }: { problem: Problem }) {
  const t = useT(systemMessages);
  const language = useLanguage();
  const { pathname, search } = useLocation();
  const { kind, status, refusal } = problem;
  const canRetry = kind === 'server' || kind === 'offline' || kind === 'tooMany';
  return (
    <ErrorState
      title={t(`${kind}Title`)}
      reference={kind === 'server' ? t('reference', { status: String(status) }) : undefined}
      action={
        <>
          {canRetry && (
            <a href={pathname + search} className={buttonClass('primary')}>
              {t('tryAgain')}
            </a>
          )}
          {kind === 'forbidden' && (
            <a href="/account/sign-in" className={buttonClass('primary')}>
              {t('signInOther')}
            </a>
          )}
          <a href={localPath(language, '/')} className={buttonClass('secondary')}>
            {t('goHome')}
          </a>
          {kind === 'notFound' && (
            <a href={localPath(language, '/products')} className={buttonClass('secondary')}>
              {t('goProducts')}
            </a>
          )}
        </>
      }
    >
      <p>
        {refusal ? (
          <Suspense fallback={t(`${kind}Text`)}>
            <RefusalText refusal={refusal} />
          </Suspense>
        ) : (
          t(`${kind}Text`)
        )}
      </p>
      {kind === 'notFound' && (
        <div className="pt-2 text-left">
          <SearchBox id="search-again" />
        </div>
      )}
    </ErrorState>
  );
}

/** The same with the storefront's head and foot around it: for addresses that belong to no area. */
export function PageProblem({ problem }: { problem: Problem }) {
  return (
    <div className="font-market">
      <SiteHeader />
      <main id="content" tabIndex={-1} className="page">
        <ProblemText problem={problem} />
      </main>
      <SiteFooter />
    </div>
  );
}

import { useLocation } from '@remix-run/react';
import { lazy, Suspense } from 'react';
import { buttonClass } from '#app/components/button.tsx';
import { DemoBanner } from '#app/components/demo-banner.tsx';
import { ErrorState } from '#app/components/error-state.tsx';
import { SiteFooter } from '#app/components/site-footer.tsx';
import { SiteHeader } from '#app/components/site-header.tsx';
import { WovenBorder } from '#app/components/woven-border.tsx';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { systemMessages } from '#app/i18n/system.ts';
import type { Problem } from '#app/routes/system/problem-of.ts';
import { useRoot } from '#app/routes/use-root.ts';

/** Apart, because the texts of all refusals are many and a visitor of the storefront meets none of them. */
const RefusalText = lazy(() => import('#app/routes/system/refusal-text.tsx'));

/** What stands in a page's place when it cannot be shown: what happened, and what to do next. */
export function ProblemText({ problem }: { problem: Problem }) {
  const t = useT(systemMessages);
  const language = useLanguage();
  const { pathname, search } = useLocation();
  const { kind, status, refusal } = problem;
  const desk = deskOf(pathname);
  const isOurs = kind === 'server' || kind === 'away' || kind === 'full';
  const canRetry = isOurs || kind === 'offline' || kind === 'tooMany';
  return (
    <ErrorState
      title={t(`${kind}Title`)}
      reference={isOurs ? t('reference', { status: String(status) }) : undefined}
      action={
        <>
          {canRetry && (
            <a href={pathname + search} className={buttonClass('primary')}>
              {t('tryAgain')}
            </a>
          )}
          {refusal?.code === 'otherProducer' && (
            <a href="/seller/producer" className={buttonClass('primary')}>
              {t('switchProducer')}
            </a>
          )}
          {kind === 'forbidden' && (
            <a href="/account/sign-in" className={buttonClass('primary')}>
              {t('signInOther')}
            </a>
          )}
          {kind === 'forbidden' ? (
            // Whoever is turned away is signed in, and their own page opens for everybody who is.
            <a href="/account" className={buttonClass('secondary')}>
              {t('goAccount')}
            </a>
          ) : desk ? (
            <a href={desk} className={buttonClass('secondary')}>
              {t('goDesk')}
            </a>
          ) : (
            <>
              <a href={localPath(language, '/')} className={buttonClass('secondary')}>
                {t('goHome')}
              </a>
              {(kind === 'notFound' || kind === 'notOnSale') && (
                <a href={localPath(language, '/products')} className={buttonClass('secondary')}>
                  {t('goProducts')}
                </a>
              )}
            </>
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
          t(desk && kind === 'notFound' ? 'notFoundAtDesk' : `${kind}Text`)
        )}
      </p>
    </ErrorState>
  );
}

/** The front of the working area that an address lies in; null on the storefront. */
function deskOf(pathname: string): string | null {
  return /^\/(seller|department|account)(?=\/)/.exec(pathname)?.[0] ?? null;
}

/**
 * The same with a frame around it: the storefront's, or at somebody's place of work only the name and the way back, for
 * whoever works there is not looking for tea.
 */
export function PageProblem({ problem }: { problem: Problem }) {
  const isDesk = deskOf(useLocation().pathname) !== null;
  return (
    <div className={isDesk ? undefined : 'font-market'}>
      {useRoot()?.demo && <DemoBanner />}
      {isDesk ? <WovenBorder /> : <SiteHeader />}
      <main id="content" tabIndex={-1} className="page">
        <ProblemText problem={problem} />
      </main>
      {!isDesk && <SiteFooter />}
    </div>
  );
}

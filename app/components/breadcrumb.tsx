import { Link } from '@remix-run/react';
import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

export type Crumb = { to?: string; label: string; lang?: string };

/** The way from the front to this page. The last crumb is the page itself and needs no `to`. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useT(componentMessages);
  return (
    <nav aria-label={t('breadcrumb')} className="no-print text-sm">
      <ol className="flex flex-wrap items-center gap-x-2">
        {crumbs.map(({ to, label, lang }, index) => (
          <li key={to ?? label} className="flex min-w-0 items-center gap-2" lang={lang}>
            {index > 0 && <span aria-hidden="true" className="size-1.5 shrink-0 rotate-45 bg-red" />}
            {to ? (
              <Link to={to} className="inline-flex min-h-12 items-center no-underline hover:underline">
                {label}
              </Link>
            ) : (
              <span aria-current="page" className="truncate text-ink-soft">
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

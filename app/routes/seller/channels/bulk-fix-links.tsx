import { Link } from '@remix-run/react';
import type { CountedFix } from '#app/domain/channels/bulk-fix/common-fixes.server.ts';
import { bulkFixMessages } from '#app/i18n/bulk-fix.ts';
import { useT } from '#app/i18n/messages.ts';
import { bulkFixPath } from '#app/routes/seller/channels/bulk-fix-path.ts';

export type NamedFix = CountedFix & { channelName: string };

/** What is lacking, in words. */
export function useFixName(): (fix: Pick<NamedFix, 'what' | 'channelName'>) => string {
  const t = useT(bulkFixMessages);
  return ({ what, channelName }) =>
    what === 'category' ? t('what_category', { channel: channelName }) : t(`what_${what}`);
}

/** What several products lack, each as a way to give it once. */
export function BulkFixLinks({ fixes, current }: { fixes: readonly NamedFix[]; current?: string }) {
  const t = useT(bulkFixMessages);
  const nameOf = useFixName();
  return (
    <nav aria-label={t('nav')}>
      <ul className="flex flex-wrap gap-2.5">
        {fixes.map((fix) => {
          const path = bulkFixPath(fix);
          return (
            <li key={path} className="max-sm:w-full">
              <Link
                to={path}
                aria-current={path === current ? 'page' : undefined}
                className="flex min-h-12 flex-wrap items-center justify-between gap-x-3 rounded-md border-2 border-line-strong bg-white px-4 py-2 no-underline hover:border-indigo aria-[current=page]:border-indigo aria-[current=page]:bg-indigo-tint"
              >
                <span className="font-bold">{nameOf(fix)}</span>
                <span className="text-sm text-ink-soft">{t('products', { count: fix.listings })}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

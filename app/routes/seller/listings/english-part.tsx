import type { ReactNode } from 'react';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';

/** The English half of a step, folded away: nobody has to write it. */
export function EnglishPart({ isOpen, children }: { isOpen: boolean; children: ReactNode }) {
  const t = useT(catalogMessages);
  return (
    <details open={isOpen || undefined} className="rounded-md border border-line bg-white">
      <summary className="flex min-h-12 cursor-pointer items-center px-4 py-2.5 font-bold text-indigo">
        {t('english')}
      </summary>
      <div className="space-y-5 px-4 pb-4">
        <p className="text-ink-soft">{t('englishHint')}</p>
        {children}
      </div>
    </details>
  );
}

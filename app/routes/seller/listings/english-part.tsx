import type { ReactNode } from 'react';
import { useOpenByLink } from '#app/components/use-open-by-link.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';

/** The English half of a step, folded away: nobody has to write it. A link to one of its fields opens it. */
export function EnglishPart({ isOpen, children }: { isOpen: boolean; children: ReactNode }) {
  const t = useT(catalogMessages);
  const box = useOpenByLink();
  return (
    <details ref={box} open={isOpen || undefined} className="rounded-md border border-line bg-white">
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

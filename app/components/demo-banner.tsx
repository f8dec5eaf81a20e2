import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

/**
 * On every page of a demo market, so that nobody takes its people and figures for real ones. One low line: on a phone
 * it must not push the task off the screen.
 */
export function DemoBanner() {
  const t = useT(componentMessages);
  return (
    <aside
      aria-label={t('demoBannerLabel')}
      className="bg-turmeric px-4 py-0.5 text-center text-xs font-bold text-ink sm:py-1.5 sm:text-sm print:border print:border-black"
    >
      {t('demoBanner')}
    </aside>
  );
}

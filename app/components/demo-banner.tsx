import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

/** On every page of a demo market, so that nobody takes its people and figures for real ones. */
export function DemoBanner() {
  const t = useT(componentMessages);
  return (
    <p className="bg-turmeric px-4 py-1.5 text-center text-sm font-bold text-ink print:border print:border-black">
      {t('demoBanner')}
    </p>
  );
}

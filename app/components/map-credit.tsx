import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

/** The line that must stand under every map made from the reference borders. */
export function MapCredit({ className = '' }: { className?: string }) {
  const t = useT(componentMessages);
  return <p className={`text-xs text-ink-soft ${className}`}>{t('mapCredit')}</p>;
}

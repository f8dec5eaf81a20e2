import { componentMessages } from '#app/i18n/components.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** A recognition that is valid now: what the badge needs to know of it. */
export type ValidStars = {
  /** 3 to 5; below that there is no certificate and no badge. */
  stars: number;
  /** Last day on which it is valid, `YYYY-MM-DD`. */
  validUntil?: string | null;
};

const starPath =
  'M10 1.800 12.500 7.200l5.900.700-4.400 4 1.200 5.800L10 14.800l-5.200 2.900L6 11.900 1.600 7.900l5.900-.700z';

/**
 * The OCOP stars of a recognition that is valid today. Nothing is drawn without one, or below three stars: only a
 * certificate from three stars up exists (Decision 26/2026/QĐ-TTg). Our own plain mark, not the certification mark.
 */
export function StarBadge({
  recognition,
  withDate = false,
}: {
  recognition: ValidStars | null | undefined;
  withDate?: boolean;
}) {
  const t = useT(componentMessages);
  const language = useLanguage();
  if (!recognition || recognition.stars < 3) return null;
  const { stars, validUntil } = recognition;
  const spoken = validUntil
    ? t('starsUntil', { stars, date: formatDate(language, validUntil) })
    : t('stars', { stars });
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 text-sm text-turmeric-text">
      <span
        className="inline-flex items-center gap-1.5 whitespace-nowrap"
        role="img"
        aria-label={spoken}
        title={spoken}
      >
        <span className="font-bold text-indigo">OCOP</span>
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${stars * 20} 20`}
          className="h-4"
          style={{ width: `${stars}rem` }}
        >
          {Array.from({ length: stars }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the stars of one row are alike
            <path key={index} d={starPath} transform={`translate(${index * 20})`} fill="currentColor" />
          ))}
        </svg>
      </span>
      {withDate && validUntil && (
        <span className="text-ink-soft">{t('validUntil', { date: formatDate(language, validUntil) })}</span>
      )}
    </span>
  );
}

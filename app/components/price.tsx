import { componentMessages } from '#app/i18n/components.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

export type PriceProps = {
  /** VND, whole. */
  amount: number;
  /** The highest price where packs differ; then the lowest is shown with "from". */
  highest?: number | null;
  /** What one pays for: "hộp 100 g". */
  unit?: string | null;
  size?: 'md' | 'lg';
};

/** A price and its pack: the amount never breaks, the pack stands behind it where there is room and else below it. */
export function Price({ amount, highest, unit, size = 'md' }: PriceProps) {
  const t = useT(componentMessages);
  const language = useLanguage();
  const range = highest != null && highest > amount;
  return (
    <p className="flex flex-wrap items-baseline gap-x-1.5 leading-snug">
      <span className="whitespace-nowrap">
        {range && <span className="text-sm text-ink-soft">{t('priceFrom')} </span>}
        <data value={amount} className={`font-bold text-red-deep ${size === 'lg' ? 'text-3xl' : 'text-lg'}`}>
          {formatVnd(language, amount)}
        </data>
      </span>
      {unit && <span className="text-sm text-ink-soft">{t('pricePer', { unit })}</span>}
    </p>
  );
}

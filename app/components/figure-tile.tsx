import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ProgressBar, type ProgressBarProps } from '#app/components/progress-bar.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { formatNumber, formatPercent } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

export type FigureTileProps = {
  label: ReactNode;
  value: number;
  /** The whole that the value is a part of; adds "of 205 · 96,1 %" and a bar. */
  size?: number;
  /** The list behind the number. */
  to?: string;
  note?: ReactNode;
  tone?: ProgressBarProps['tone'];
  barLabel?: string;
  /** The number that the page is about, larger than the others. */
  isMain?: boolean;
};

const numberColours = {
  indigo: 'text-indigo',
  green: 'text-green-text',
  red: 'text-red-deep',
  turmeric: 'text-turmeric-text',
};

/** One figure: number, what it counts, and the way to the list behind it. */
export function FigureTile(props: FigureTileProps) {
  const { label, value, size, to, note, tone = 'indigo', barLabel, isMain } = props;
  const t = useT(componentMessages);
  const language = useLanguage();
  const number = (
    <span
      className={`font-bold tabular-nums ${isMain ? 'text-6xl leading-none' : 'text-4xl'} ${numberColours[tone]}`}
    >
      {formatNumber(language, value)}
    </span>
  );
  return (
    <div className="keep-together space-y-1.5">
      <p className="flex flex-wrap items-baseline gap-x-2.5">
        {to ? (
          <Link to={to} className="underline decoration-line-strong decoration-2 hover:decoration-indigo">
            {number}
          </Link>
        ) : (
          number
        )}
        {size !== undefined && (
          <span className="text-lg whitespace-nowrap text-ink-soft tabular-nums">
            {t('ofSize', { size })} · {formatPercent(language, size > 0 ? value / size : 0)}
          </span>
        )}
      </p>
      {size !== undefined && (
        <ProgressBar
          value={value}
          max={size}
          tone={tone}
          label={barLabel ?? (typeof label === 'string' ? label : t('ofSize', { size }))}
        />
      )}
      <p>{label}</p>
      {note && <p className="text-sm text-ink-soft">{note}</p>}
    </div>
  );
}

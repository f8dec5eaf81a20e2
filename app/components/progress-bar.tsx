const fills = { indigo: 'bg-indigo', green: 'bg-green', red: 'bg-red-deep', turmeric: 'bg-turmeric' };

export type ProgressBarProps = { value: number; max: number; label: string; tone?: keyof typeof fills };

/** A part of a whole as a bar. The numbers stand in the page's text; `label` says what the bar shows. */
export function ProgressBar({ value, max, label, tone = 'indigo' }: ProgressBarProps) {
  const percent = max > 0 ? Math.min(100, Math.max(0, (100 * value) / max)) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className="h-3.5 overflow-hidden rounded-full bg-paper-2 ring-1 ring-line ring-inset print:border print:border-black"
    >
      <div className={`h-full rounded-full ${fills[tone]}`} style={{ width: `${percent}%` }} />
    </div>
  );
}

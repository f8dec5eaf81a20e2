const fills = { indigo: 'fill-indigo', green: 'fill-green', red: 'fill-red-deep', turmeric: 'fill-turmeric' };

export type ProgressBarProps = { value: number; max: number; label: string; tone?: keyof typeof fills };

/** A part of a whole as a bar, drawn so that it prints. The numbers stand in the page's text; `label` says what it shows. */
export function ProgressBar({ value, max, label, tone = 'indigo' }: ProgressBarProps) {
  const percent = max > 0 ? Math.min(100, Math.max(0, (100 * value) / max)) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className="h-3.5 overflow-hidden rounded-full bg-paper-2 ring-1 ring-line ring-inset"
    >
      <svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none" className="block size-full">
        <rect width={percent} height="1" className={fills[tone]} />
      </svg>
    </div>
  );
}

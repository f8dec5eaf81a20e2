import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';

/** One colour of a drawing and what it means. */
export function BarKey({ colour, children }: { colour: string; children: string }) {
  return (
    <li className="inline-flex items-center gap-2">
      <svg aria-hidden="true" viewBox="0 0 20 8" className="h-2.5 w-6 shrink-0">
        <rect width="20" height="8" rx="3" fill={colour} />
      </svg>
      {children}
    </li>
  );
}

export const BAR_COLOURS = { all: '#e4dac8', ever: '#e0a526', live: '#3f6b4a' } as const;

/** What the bars of every breakdown mean: each colour lies over the one before. */
export function BreakdownKey() {
  const t = useT(departmentMessages);
  return (
    <div className="keep-together break-after-avoid text-sm">
      <h2 className="text-xl">{t('breakdownsTitle')}</h2>
      <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        <BarKey colour={BAR_COLOURS.live}>{t('liveVerified')}</BarKey>
        <BarKey colour={BAR_COLOURS.ever}>{t('keyEver')}</BarKey>
        <BarKey colour={BAR_COLOURS.all}>{t('missing')}</BarKey>
      </ul>
    </div>
  );
}

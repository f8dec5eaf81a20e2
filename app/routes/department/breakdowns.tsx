import type { OnboardingFigure } from '#app/domain/reports/count-figure.ts';
import { FILTER_OF_BREAKDOWN, type ListScope } from '#app/domain/reports/entry-search.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';
import { BreakdownKey } from '#app/routes/department/bar-key.tsx';
import { BreakdownTable } from '#app/routes/department/breakdown-table.tsx';

const SMALL = [
  'byMethod',
  'byLegacyDistrict',
  'byChannel',
  'byStar',
  'byGroup',
  'byLegalType',
  'byWomenLed',
  'byMinorityLed',
] as const;

/** The figure by everything that it is counted by, with the key to the bars. */
export function Breakdowns({ figure, scope }: { figure: OnboardingFigure; scope: ListScope }) {
  const t = useT(departmentMessages);
  const notes: Partial<Record<(typeof SMALL)[number], string>> = {
    byChannel: t('byChannelNote'),
    byMethod: t('howVerifiedNote'),
  };
  return (
    <>
      <BreakdownKey />
      <div className="gap-6 md:columns-2 2xl:columns-3 print:columns-2 [&>*]:mb-6 [&>*]:break-inside-avoid">
        {SMALL.map((breakdown) => (
          <BreakdownTable
            key={breakdown}
            title={breakdown === 'byMethod' ? t('howVerified') : t(breakdown)}
            note={notes[breakdown]}
            kind={FILTER_OF_BREAKDOWN[breakdown]}
            lines={figure[breakdown]}
            scope={scope}
          />
        ))}
      </div>
      <BreakdownTable title={t('byCommune')} kind="commune" lines={figure.byCommune} scope={scope} isLong />
    </>
  );
}

import { Link } from '@remix-run/react';
import { Pill, type PillTone } from '#app/components/pill.tsx';
import { type RunCounts as Counts, type RunGroup, runGroups } from '#app/domain/channels/push/run-counts.ts';
import { useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';

export const runTones: Readonly<Record<RunGroup, PillTone>> = {
  refused: 'red',
  failed: 'red',
  deleted: 'red',
  locked: 'red',
  underWay: 'indigo',
  inReview: 'turmeric',
  hidden: 'indigo',
  live: 'green',
  cancelled: 'neutral',
};

/** How many products of a run stand how, each leading to them on the run's page. @param to that page; '' on it. */
export function RunCounts({ counts, to = '' }: { counts: Counts; to?: string }) {
  const t = useT(pushMessages);
  return (
    <ul aria-label={t('runGroups')} className="flex flex-wrap gap-x-3">
      {runGroups
        .filter((group) => counts[group] > 0)
        .map((group) => (
          <li key={group}>
            <Link to={`${to}#${group}`} className="inline-flex min-h-12 items-center">
              <Pill tone={runTones[group]}>{t(`run_${group}`, { count: counts[group] })}</Pill>
            </Link>
          </li>
        ))}
    </ul>
  );
}

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

/**
 * How many products stand how, each leading to them.
 * @param hrefFor where those of a group are listed; @param current that which is listed on this page, where it is one page each
 */
export function RunCounts({
  counts,
  hrefFor,
  current,
}: {
  counts: Partial<Counts>;
  hrefFor: (group: RunGroup) => string;
  current?: RunGroup;
}) {
  const t = useT(pushMessages);
  return (
    <ul aria-label={t('runGroups')} className="flex flex-wrap gap-x-3">
      {runGroups.flatMap((group) => {
        const { [group]: count = 0 } = counts;
        if (count === 0) return [];
        return (
          <li key={group}>
            <Link
              to={hrefFor(group)}
              aria-current={group === current ? 'page' : undefined}
              className="inline-flex min-h-12 items-center decoration-2 aria-[current=page]:underline"
            >
              <Pill tone={runTones[group]}>{t(`run_${group}`, { count })}</Pill>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

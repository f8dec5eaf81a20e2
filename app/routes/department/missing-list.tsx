import { Link } from '@remix-run/react';
import { Pill } from '#app/components/pill.tsx';
import type { EntryFacts } from '#app/domain/reports/facts-at.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';
import { Recorded } from '#app/routes/department/recorded.tsx';

/**
 * What is missing, why, who moves next and what is next, two lines a product so that all of it is seen at a glance.
 * What nobody wrote down says so.
 */
export function MissingList({ rows }: { rows: readonly EntryFacts[] }) {
  const t = useT(departmentMessages);
  if (rows.length === 0) return <p>{t('whatMissingNone')}</p>;
  return (
    <ul className="divide-y divide-line border-t border-line text-sm">
      {rows.map(({ entry }) => (
        <li key={entry.id} className="keep-together py-1.5">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
            <Link to={`/department/entries/${entry.code}`} className="font-bold">
              <Recorded text={entry.name} />
            </Link>
            <Pill tone={entry.blocker === null ? 'neutral' : 'red'}>
              {entry.blocker === null ? t('noReasonYet') : <Recorded text={entry.blocker} />}
            </Pill>
          </p>
          <p className="lg:text-xs print:text-xs">
            <span className="text-ink-soft">
              <Recorded text={entry.producerName} />, {entry.communeName ?? t('unknown')} →{' '}
            </span>
            <NextStep owner={entry.blockerOwner} step={entry.blockerNextStep} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function NextStep({ owner, step }: { owner: string | null; step: string | null }) {
  const t = useT(departmentMessages);
  if (owner === null && step === null) return <span className="text-ink-soft">{t('noOwnerYet')}</span>;
  return (
    <span>
      <strong>{owner === null ? t('noOwnerYet') : <Recorded text={owner} />}</strong>
      {step !== null && (
        <>
          : <Recorded text={step} />
        </>
      )}
    </span>
  );
}

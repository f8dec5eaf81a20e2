import { Note } from '#app/components/note.tsx';
import type {
  CameMeanwhile,
  ChangedMeanwhile,
  GoneMeanwhile,
} from '#app/domain/channels/exports/changed-meanwhile.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';

/** What was chosen for a file and is not in it any more, and what is in it otherwise than it was shown, each by name. */
export function ChangedGoods({
  gone,
  changed,
  came = [],
  counts = { gone: gone.length, changed: changed.length, came: came.length },
}: {
  gone: readonly GoneMeanwhile[];
  changed: readonly ChangedMeanwhile[];
  came?: readonly CameMeanwhile[];
  /** How many there are, where not all are named. */
  counts?: { gone: number; changed: number; came: number };
}) {
  const w = useT(workbookMessages);
  return (
    <>
      {gone.length > 0 && (
        <Note tone="warning" title={w('goneMeanwhile', { count: counts.gone })}>
          <ul className="list-disc pl-6">
            {gone.map(({ id, title, reason }) => (
              <li key={id}>
                {title}: <GoneReasonText reason={reason} />
              </li>
            ))}
          </ul>
          <More count={counts.gone - gone.length} />
        </Note>
      )}
      {came.length > 0 && (
        <Note tone="warning" title={w('cameMeanwhile', { count: counts.came })}>
          <ul className="list-disc pl-6">
            {came.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
          <More count={counts.came - came.length} />
        </Note>
      )}
      {changed.length > 0 && (
        <Note tone="warning" title={w('changedMeanwhile', { count: counts.changed })}>
          <ul className="list-disc pl-6">
            {changed.map(({ id, title, changes }) => (
              <li key={id}>
                {title}: <ChangesOf changes={changes} />
              </li>
            ))}
          </ul>
          <More count={counts.changed - changed.length} />
        </Note>
      )}
    </>
  );
}

function More({ count }: { count: number }) {
  const w = useT(workbookMessages);
  return count > 0 ? <p>{w('moreGoods', { count })}</p> : null;
}

/** Why a product is on sale no more. */
export function GoneReasonText({ reason }: Pick<GoneMeanwhile, 'reason'>) {
  return <>{useT(workbookMessages)(`gone_${reason}`)}</>;
}

/** What has changed in a product, in one line. */
export function ChangesOf({ changes }: Pick<ChangedMeanwhile, 'changes'>) {
  const w = useT(workbookMessages);
  const language = useLanguage();
  const words = changes.map((change) => {
    if (change.what === 'content') return w('change_content');
    if (change.what === 'category') return w('change_category');
    if (change.what === 'sizesRemoved') return w('change_sizesRemoved', { count: change.count });
    if (change.what === 'sizeAdded') return w('change_sizeAdded', { size: change.size });
    const of = change.size === '' ? '' : `${change.size} `;
    if (change.what === 'price')
      return (
        of + w('change_price', { from: formatVnd(language, change.from), to: formatVnd(language, change.to) })
      );
    const grams = (weight: number | null) => (weight === null ? w('weightUnknown') : `${weight} g`);
    return of + w('change_weight', { from: grams(change.from), to: grams(change.to) });
  });
  return <>{words.join('; ')}</>;
}

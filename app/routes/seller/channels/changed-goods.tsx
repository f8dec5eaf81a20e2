import { Note } from '#app/components/note.tsx';
import type { ChangedMeanwhile, GoneMeanwhile } from '#app/domain/channels/exports/changed-meanwhile.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';

/** What was chosen for a file and is not in it any more, and what is in it otherwise than it was shown, each by name. */
export function ChangedGoods({
  gone,
  changed,
}: {
  gone: readonly GoneMeanwhile[];
  changed: readonly ChangedMeanwhile[];
}) {
  const w = useT(workbookMessages);
  return (
    <>
      {gone.length > 0 && (
        <Note tone="warning" title={w('goneMeanwhile', { count: gone.length })}>
          <ul className="list-disc pl-6">
            {gone.map(({ id, title, reason }) => (
              <li key={id}>
                {title}: {w(`gone_${reason}`)}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {changed.length > 0 && (
        <Note tone="warning" title={w('changedMeanwhile', { count: changed.length })}>
          <ul className="list-disc pl-6">
            {changed.map(({ id, title, changes }) => (
              <li key={id}>
                {title}: <Changes changes={changes} />
              </li>
            ))}
          </ul>
        </Note>
      )}
    </>
  );
}

function Changes({ changes }: Pick<ChangedMeanwhile, 'changes'>) {
  const w = useT(workbookMessages);
  const language = useLanguage();
  const words = changes.map((change) => {
    if (change.what === 'content') return w('change_content');
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

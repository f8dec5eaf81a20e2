import { Note } from '#app/components/note.tsx';
import type { Review } from '#app/domain/catalog/read-review.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';
import { FindingLine } from '#app/routes/department/review/findings-panel.tsx';

/** Before everything else on the page: the words that must be checked one by one, or nothing. */
export function ClaimWarning({ review }: { review: Review }) {
  const t = useT(catalogMessages);
  const strong = review.findings.filter(({ isStrong }) => isStrong);
  if (strong.length === 0) return null;
  return (
    <Note tone="error" title={t('claimWarningTitle', { count: strong.length })}>
      <ul className="my-2 divide-y divide-line rounded-md bg-white px-3">
        {strong.map((finding) => (
          <li key={`${finding.path} ${finding.kind} ${finding.words}`} className="py-2">
            <FindingLine review={review} finding={finding} />
          </li>
        ))}
      </ul>
      <p>{t('claimWarningText')}</p>
    </Note>
  );
}

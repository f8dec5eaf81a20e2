import { Link } from '@remix-run/react';
import { Icon } from '#app/components/icon.tsx';
import type { ListingProblem } from '#app/domain/catalog/listing-problems.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { problemText, sourceText } from '#app/i18n/catalog-words.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** The label step says itself, once, which rules ask for its fields. */
function namesSource({ step, source }: ListingProblem): boolean {
  return source !== null && step !== 'label';
}

/** What is missing, each a link to the field where it is filled in. */
export function ProblemList({
  listingId,
  problems,
}: {
  listingId: string;
  problems: readonly ListingProblem[];
}) {
  const t = useT(catalogMessages);
  const language = useLanguage();
  const isUnsure = problems.some((one) => namesSource(one) && !one.confirmed);
  return (
    <>
      <ul className="divide-y divide-line">
        {problems.map((problem) => (
          <li key={`${problem.code} ${problem.field} ${problem.params.words ?? ''}`}>
            <Link
              to={`/seller/listings/${listingId}/${problem.step}#${problem.field}`}
              className="flex min-h-12 items-center justify-between gap-3 py-2 text-ink"
            >
              <span className="min-w-0 flex-1">
                {problemText(language, problem)}
                <span className="block text-sm text-ink-soft">
                  {t(`step_${problem.step}`)}
                  {namesSource(problem) && ` · ${sourceText(language, problem.source ?? '')}`}
                </span>
              </span>
              <Icon name="right" />
            </Link>
          </li>
        ))}
      </ul>
      {isUnsure && <p className="mt-2 text-sm text-ink-soft">{t('unconfirmed')}</p>}
    </>
  );
}

import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { Review } from '#app/domain/catalog/read-review.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { problemText } from '#app/i18n/catalog-words.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { useChangeName } from '#app/routes/department/review/change-names.ts';

/** Words that need a second look, and label content that the law asks for and the listing lacks. */
export function FindingsPanel({ review }: { review: Review }) {
  const t = useT(catalogMessages);
  // Those that stand in the warning at the top are not said twice.
  const isWaiting = review.revision.state === 'submitted';
  const shown = review.findings.filter(({ isStrong }) => !(isWaiting && isStrong));
  const language = useLanguage();
  const blocking = review.problems.filter(({ severity }) => severity === 'blocking');
  return (
    <>
      <Panel title={t('findingsTitle')}>
        {shown.length === 0 ? (
          <p className="text-ink-soft">
            {t(review.findings.length === 0 ? 'findingsNone' : 'findingsNoneElse')}
          </p>
        ) : (
          <ul className="divide-y divide-line">
            {shown.map((finding) => (
              <li key={`${finding.path} ${finding.kind} ${finding.words}`} className="py-2">
                <FindingLine review={review} finding={finding} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {blocking.length > 0 && (
        <Panel title={t('problemsTitle')}>
          <ul className="list-disc space-y-1 pl-5">
            {blocking.map((problem) => (
              <li key={`${problem.code} ${problem.field}`}>{problemText(language, problem)}</li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

/** One finding: what kind, the words, where they stand, and what the register says against them. */
export function FindingLine({ review, finding }: { review: Review; finding: Review['findings'][number] }) {
  const t = useT(catalogMessages);
  const { nameOfPath } = useChangeName(review);
  const { kind, path, words, contradicts } = finding;
  return (
    <>
      <Pill tone={kind === 'claim' || kind === 'contact' || contradicts ? 'red' : 'turmeric'}>
        {t(`finding_${kind}`)}
      </Pill>{' '}
      <mark lang="vi" className="bg-turmeric-tint px-1 font-bold">
        {words}
      </mark>
      <span className="block text-sm text-ink-soft">
        {nameOfPath(path)}
        {contradicts && ` · ${t('contradictsRegister')}`}
      </span>
    </>
  );
}

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
  const { nameOfPath } = useChangeName(review);
  const language = useLanguage();
  const blocking = review.problems.filter(({ severity }) => severity === 'blocking');
  return (
    <>
      <Panel title={t('findingsTitle')}>
        {review.findings.length === 0 ? (
          <p className="text-ink-soft">{t('findingsNone')}</p>
        ) : (
          <ul className="divide-y divide-line">
            {review.findings.map(({ kind, path, words, contradicts }) => (
              <li key={`${path} ${kind} ${words}`} className="py-2">
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

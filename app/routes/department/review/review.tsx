import type { MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import { type Review, readReview } from '#app/domain/catalog/read-review.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import { textRanges } from '#app/domain/channels/rules/form-hints.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { ChangesTable } from '#app/routes/department/review/changes-table.tsx';
import { ClaimWarning } from '#app/routes/department/review/claim-warning.tsx';
import { answerDecision } from '#app/routes/department/review/decide.server.ts';
import { DecisionForms } from '#app/routes/department/review/decision-forms.tsx';
import { FindingsPanel } from '#app/routes/department/review/findings-panel.tsx';
import { HistoryList } from '#app/routes/department/review/history-list.tsx';
import { PhotoStrip } from '#app/routes/department/review/photo-strip.tsx';
import { RegisterPanel } from '#app/routes/department/review/register-panel.tsx';
import { ReturnedPanel } from '#app/routes/department/review/returned-panel.tsx';
import { SuspensionForm } from '#app/routes/department/review/suspension-form.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { localDate } from '#app/server/local-date.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('department', async ({ context, params }) =>
  readReview(context, params.revisionId ?? '', textRanges(channels, localDate(context.clock.now()))),
);

export const action = actionFor('department', async ({ context, actor, params, request }) =>
  answerDecision(context, actor, params.revisionId ?? '', await request.formData()),
);

export const meta: MetaFunction<typeof loader> = ({ data: review }) => [
  { title: `${review?.content.titleVi ?? ''} · Chợ Phiên` },
];

export default function ReviewPage() {
  const review = useLoaderData<typeof loader>() as Review;
  const problem = useActionData<typeof action>();
  const t = useT(catalogMessages);
  const language = useLanguage();
  const { revision, content, producer, isFirst } = review;
  const refused = problem && 'errors' in problem ? problem : null;
  return (
    <>
      <header className="space-y-1">
        <Link to="/department/review" className="no-print inline-flex min-h-12 items-center gap-1">
          <Icon name="left" />
          {t('backToQueue')}
        </Link>
        <h1 className="text-3xl">{t('reviewOf', { title: content.titleVi })}</h1>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Pill tone={isFirst ? 'indigo' : 'neutral'}>{t(isFirst ? 'reviewFirst' : 'reviewChange')}</Pill>
          <strong>{producer.name}</strong>
          <span className="text-ink-soft">
            {t('submittedLine', {
              time: formatDateTime(language, revision.submittedAt ?? 0),
              round: revision.round,
            })}
          </span>
        </p>
      </header>
      <ErrorSummary
        errors={refused?.errors}
        title={refused?.errors.hasCheckedClaims && t('approveRefused')}
        labels={{ hasCheckedClaims: t('approve'), note: t('returnNote') }}
      />
      {revision.state !== 'submitted' && !review.isCurrent && (
        <Note tone="warning">{t('decidedAlready')}</Note>
      )}
      {revision.state === 'submitted' && <ClaimWarning review={review} />}
      {!producer.hasContact && <Note>{t('reviewNoContact')}</Note>}
      {review.isAlcohol && <Note tone="warning">{t('alcoholNote')}</Note>}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-5">
          <ReturnedPanel review={review} />
          <Panel title={t('step_photos')}>
            <PhotoStrip review={review} />
          </Panel>
          <Panel title={t(isFirst ? 'contentTitle' : 'changesTitle')}>
            <ChangesTable review={review} />
          </Panel>
          <div className="grid items-start gap-5 xl:grid-cols-2">
            <RegisterPanel review={review} />
            <div className="space-y-5">
              <FindingsPanel review={review} />
            </div>
          </div>
        </div>
        {/* In sight beside whatever one reads; on a phone after everything that has to be read. */}
        <div className="space-y-5 lg:sticky lg:top-4">
          {revision.state === 'submitted' && (
            <DecisionForms
              key={revision.saves}
              saves={revision.saves}
              title={content.titleVi}
              claimCount={review.findings.filter(({ isStrong }) => isStrong).length}
              note={refused?.kept ?? ''}
              errors={refused?.errors ?? null}
            />
          )}
          {review.isCurrent && (
            <SuspensionForm
              listing={review.listing}
              note={refused?.kept ?? ''}
              errors={refused?.errors ?? null}
            />
          )}
        </div>
        <div className="min-w-0 lg:col-start-1">
          <HistoryList history={review.history} />
        </div>
      </div>
    </>
  );
}

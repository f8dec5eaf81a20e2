import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Stars } from '#app/components/stars.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { staffRole } from '#app/domain/accounts/actor.ts';
import { decideReview } from '#app/domain/orders/reviews/decide-review.server.ts';
import { listReviewsForStaff, type ShownReview } from '#app/domain/orders/reviews/list-reviews.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import { answerForm, type RefusedForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const views = ['waiting', 'published', 'refused'] as const;
const viewOf = (url: URL) => views.find((one) => one === url.searchParams.get('view')) ?? 'waiting';

/** `/department/review/buyers`: what buyers say of goods, read before it is shown. */
export const loader = loaderFor('department', async ({ context, url, language }) => ({
  reviews: await listReviewsForStaff(context, viewOf(url)),
  view: viewOf(url),
  isDone: url.searchParams.get('done') === 'decided',
  title: translate(ticketMessages, language)('deskReviews'),
}));

export const action = actionFor('department', async ({ context, actor, request, url }) => {
  const form = await request.formData();
  const kept = { reviewId: textOf(form, 'review'), note: textOf(form, 'note') };
  return answerForm(kept, async () => {
    const verdict = form.get('verdict') === 'published' ? 'published' : 'refused';
    const staff = { personId: actor.personId, role: staffRole(actor) ?? '' };
    await decideReview(context, { ...kept, verdict, staff });
    throw redirect(`/department/review/buyers?view=${viewOf(url)}&done=decided`, 303);
  });
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function BuyersReviews() {
  const { reviews, view, isDone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(ticketMessages);
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('deskReviews')}</h1>
        <p className="measure text-ink-soft">{t('deskReviewsLead')}</p>
      </header>
      <ErrorSummary errors={refused?.errors} />
      {isDone && <Note tone="success">{t('done_decided')}</Note>}
      <nav aria-label={t('views')} className="no-print flex flex-wrap gap-2">
        {views.map((one) => (
          <LinkButton
            key={one}
            size="sm"
            look={one === view ? 'primary' : 'secondary'}
            to={`/department/review/buyers?view=${one}`}
            aria-current={one === view ? 'page' : undefined}
          >
            {t(`view_${one}`)}
          </LinkButton>
        ))}
      </nav>
      {reviews.length === 0 ? (
        <EmptyState title={t('noReviews')}>
          <p>{t('noReviewsText')}</p>
        </EmptyState>
      ) : (
        <ul className="space-y-3">
          {reviews.map((review) => (
            <Review key={review.id} review={review} refused={refused} />
          ))}
        </ul>
      )}
    </>
  );
}

function Review({
  review: { id, title, producerName, stars, body, language: lang, createdAt, note, state },
  refused,
}: {
  review: ShownReview;
  refused: RefusedForm<{ reviewId: string; note: string }> | undefined;
}) {
  const t = useT(ticketMessages);
  const language = useLanguage();
  const field = `note-${id}`;
  return (
    <li className="space-y-3 rounded-md border border-line bg-white p-4">
      <p className="flex flex-wrap justify-between gap-x-3">
        <strong lang="vi">{title}</strong>
        <Stars count={stars} />
      </p>
      <p className="text-sm text-ink-soft">
        {producerName} · {formatDate(language, createdAt)}
      </p>
      {body && (
        <p lang={lang} className="break-words whitespace-pre-line">
          {body}
        </p>
      )}
      {note && <p className="text-ink-soft">{t('reviewRefused', { note })}</p>}
      <Form method="post" className="no-print space-y-2">
        <input type="hidden" name="review" value={id} />
        {state !== 'refused' && (
          <TextField
            id={field}
            name="note"
            label={t('refuseNote')}
            defaultValue={refused?.kept.reviewId === id ? refused.kept.note : ''}
            errors={refused?.errors[field]}
          />
        )}
        <div className="flex flex-wrap gap-2">
          {state !== 'published' && (
            <SubmitButton size="sm" name="verdict" value="published" busyLabel={t('sending')}>
              {t('publish')}
            </SubmitButton>
          )}
          {state !== 'refused' && (
            <SubmitButton size="sm" look="danger" name="verdict" value="refused" busyLabel={t('sending')}>
              {t(state === 'published' ? 'takeOff' : 'refuse')}
            </SubmitButton>
          )}
        </div>
      </Form>
    </li>
  );
}

import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Stars } from '#app/components/stars.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import { answerReview } from '#app/domain/orders/reviews/answer-review.server.ts';
import { listProducerReviews } from '#app/domain/orders/reviews/list-reviews.server.ts';
import { buyersSayMessages } from '#app/i18n/buyers-say.ts';
import { formatDate } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/seller/reviews`: what buyers say of the producer's goods, and its one answer to each. */
export const loader = loaderFor('seller', async ({ context, actor, language }) => ({
  reviews: await listProducerReviews(context, actor.producerId),
  title: translate(ticketMessages, language)('navReviews'),
}));

export const action = actionFor('seller', async ({ context, actor, request }) => {
  const form = await request.formData();
  const kept = { reviewId: textOf(form, 'review'), text: textOf(form, 'text') };
  return answerForm(kept, async () => {
    await answerReview(context, { ...kept, producerId: actor.producerId, personId: actor.personId });
    throw redirect('/seller/reviews', 303);
  });
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function SellerReviews() {
  const { reviews } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(ticketMessages);
  const inReviews = useT(buyersSayMessages);
  const language = useLanguage();
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('navReviews')}</h1>
        <p className="measure text-ink-soft">{t('sellerReviewsLead')}</p>
      </header>
      <ErrorSummary errors={refused?.errors} />
      {reviews.length === 0 ? (
        <EmptyState title={t('noSellerReviewsTitle')}>
          <p>{t('noSellerReviewsText')}</p>
        </EmptyState>
      ) : (
        <ul className="space-y-3">
          {reviews.map(({ id, title, stars, body, createdAt, answer, language: lang }) => {
            const field = `answer-${id}`;
            return (
              <li key={id} className="space-y-2 rounded-md border border-line bg-white p-4">
                <p className="flex flex-wrap justify-between gap-x-3">
                  <strong lang="vi">{title}</strong>
                  <Stars count={stars} />
                </p>
                <p className="text-sm text-ink-soft">{formatDate(language, createdAt)}</p>
                {body && (
                  <p lang={lang} className="break-words whitespace-pre-line">
                    {body}
                  </p>
                )}
                {answer ? (
                  <p className="rounded-md bg-paper-2 p-3 break-words whitespace-pre-line">
                    <span className="block text-sm text-ink-soft">{inReviews('producerAnswer')}</span>
                    {answer}
                  </p>
                ) : (
                  <Form method="post" className="space-y-2">
                    <input type="hidden" name="review" value={id} />
                    <TextareaField
                      id={field}
                      name="text"
                      label={t('answerReview')}
                      defaultValue={refused?.kept.reviewId === id ? refused.kept.text : ''}
                      errors={refused?.errors[field]}
                    />
                    <SubmitButton look="secondary" busyLabel={t('sending')}>
                      {t('sendAnswer')}
                    </SubmitButton>
                  </Form>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { Stars } from '#app/components/stars.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { OrderOfPage } from '#app/domain/orders/page/read-group-orders.server.ts';
import type { ShownReview } from '#app/domain/orders/reviews/list-reviews.server.ts';
import { buyersSayMessages } from '#app/i18n/buyers-say.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import { Folded } from '#app/routes/shop/order/folded.tsx';
import type { RefusedAct } from '#app/routes/shop/order/order-acts.tsx';
import { lineName } from '#app/routes/shop/order/order-lines.tsx';

/** Stars and words for each thing that was delivered. */
export function ReviewForms({
  order,
  reviews,
  refused,
}: {
  order: OrderOfPage;
  reviews: readonly ShownReview[];
  refused: RefusedAct;
}) {
  const t = useServiceWords(ticketMessages, isUsedThere(order.delivery));
  const inReviews = useT(buyersSayMessages);
  const language = useLanguage();
  if (order.state !== 'delivered') return null;
  const received = order.lines.filter(({ quantity, cancelled }) => cancelled < quantity);
  return (
    <section className="no-print space-y-3">
      <h3 className="text-lg">{t('reviewTitle')}</h3>
      {received.map((line) => {
        const review = reviews.find(({ lineId }) => lineId === line.id);
        const [stars, body] = [`stars-${line.id}`, `body-${line.id}`];
        const mine = refused && (refused.errors[stars] || refused.errors[body]) ? refused : undefined;
        const name = lineName(language, line);
        if (review && review.state !== 'refused')
          return (
            <p key={line.id}>
              {name}: <Stars count={review.stars} />{' '}
              {t(review.state === 'published' ? 'reviewPublished' : 'reviewWaiting')}
            </p>
          );
        return (
          <Folded key={line.id} title={t('reviewOf', { name })} open={mine !== undefined}>
            {review?.note && <p>{t('reviewRefused', { note: review.note })}</p>}
            <Form method="post" noValidate className="space-y-4">
              <input type="hidden" name="order" value={order.id} />
              <input type="hidden" name="line" value={line.id} />
              <SelectField
                id={stars}
                name="stars"
                label={t('stars')}
                placeholder=""
                defaultValue={mine?.kept.typed.stars ?? String(review?.stars ?? '')}
                errors={mine?.errors[stars]}
                options={[5, 4, 3, 2, 1].map((count) => ({
                  value: String(count),
                  label: inReviews('starsChoice', { count }),
                }))}
              />
              <TextareaField
                id={body}
                name="body"
                label={t('reviewBody')}
                hint={t('reviewHint')}
                optional
                defaultValue={mine?.kept.typed.body ?? review?.body ?? ''}
                errors={mine?.errors[body]}
              />
              <SubmitButton look="secondary" name="intent" value="review" busyLabel={t('sending')}>
                {t('sendReview')}
              </SubmitButton>
            </Form>
          </Folded>
        );
      })}
    </section>
  );
}

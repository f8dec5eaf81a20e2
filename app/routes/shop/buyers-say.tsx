import { Stars } from '#app/components/stars.tsx';
import type { ProductReviews } from '#app/domain/orders/reviews/list-reviews.server.ts';
import { buyersSayMessages } from '#app/i18n/buyers-say.ts';
import { formatDate, formatNumber } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** What people who have bought a product say of it; nothing where nobody has. */
export function BuyersSay({ reviews: { count, average, shown } }: { reviews: ProductReviews }) {
  const t = useT(buyersSayMessages);
  const language = useLanguage();
  if (count === 0 || average === null) return null;
  return (
    <section className="space-y-4">
      <h2 className="text-2xl">{t('reviewsTitle')}</h2>
      <p>
        <strong>{t('reviewsAverage', { average: formatNumber(language, average) })}</strong>{' '}
        <span className="text-ink-soft">({t('reviewsCount', { count })})</span>
      </p>
      <ul className="grid gap-4 lg:grid-cols-2">
        {shown.map(({ id, stars, body, language: lang, createdAt, answer }) => (
          <li key={id} className="space-y-2 rounded-lg bg-paper-2 p-4">
            <p className="flex flex-wrap justify-between gap-x-3">
              <Stars count={stars} />
              <span className="text-sm text-ink-soft">
                {t('verified', { day: formatDate(language, createdAt) })}
              </span>
            </p>
            {body && (
              <p lang={lang} className="break-words whitespace-pre-line">
                {body}
              </p>
            )}
            {answer && (
              <p className="border-l-4 border-indigo-2 pl-3 break-words whitespace-pre-line">
                <span className="block text-sm text-ink-soft">{t('producerAnswer')}</span>
                {answer}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { ProductReviews } from '#app/domain/orders/reviews/list-reviews.server.ts';

/** `aggregateRating` of schema.org: of the reviews that the page shows, and none where it shows none. */
export function ratingJsonLd({
  count,
  average,
}: Pick<ProductReviews, 'count' | 'average'>): Record<string, unknown> {
  if (count === 0 || average === null) return {};
  return {
    aggregateRating: {
      '@type': 'AggregateRating',
      ratingValue: average,
      reviewCount: count,
      bestRating: 5,
      worstRating: 1,
    },
  };
}

import type { Translation } from '#app/i18n/messages.ts';
import type { buyersSay as vi } from '#app/i18n/vi/buyers-say.ts';

export const buyersSay = {
  starsChoice: { one: '{count} star', other: '{count} stars' },
  reviewsTitle: 'What buyers say',
  reviewsCount: { one: '{count} review by a buyer', other: '{count} reviews by buyers' },
  reviewsAverage: '{average} of 5 stars',
  verified: 'Bought here, {day}',
  producerAnswer: 'The producer answers',
} satisfies Translation<typeof vi>;

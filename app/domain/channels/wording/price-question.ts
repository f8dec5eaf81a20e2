import { priceAddRange } from '#app/domain/channels/wording/channel-wording.ts';

/** A price that a person is asked about before it is kept; its texts stand among the errors. */
export type PriceQuestion = {
  code: 'priceFarBelow' | 'priceFarAbove' | 'priceLosing' | 'priceLosingBeforeCarriage';
  params: { price: number; own: number; lowest: number };
};

/**
 * What is doubtful about a price that was typed for a channel, all in whole VND; null when nothing is.
 *
 * The bounds are those of the percentage that a producer may add (`priceAddRange`, half the market's price to three times
 * it): what platforms take in Vietnam, fees, service packages and carriage together, stays far below a doubling, and a
 * zero too many or too few (ten times, a tenth) always lies outside.
 * @param lowest the lowest price at which the sale leaves something on the channel; null when that is not known.
 * @param lacksCarriage carriage is the producer's, not known, and not in `lowest`.
 */
export function priceQuestion(
  price: number,
  own: number,
  lowest: number | null,
  lacksCarriage: boolean,
): PriceQuestion | null {
  if (price === own) return null;
  const params = { price, own, lowest: lowest ?? 0 };
  if (price * 100 < own * (100 + priceAddRange.least)) return { code: 'priceFarBelow', params };
  if (price * 100 > own * (100 + priceAddRange.most)) return { code: 'priceFarAbove', params };
  if (lowest !== null && price < lowest)
    return { code: lacksCarriage ? 'priceLosingBeforeCarriage' : 'priceLosing', params };
  return null;
}

/** Field of a choice that keeps for which price of a size the person has said that it is meant. */
export function meantField(variantCode: string): string {
  return `priceMeant:${variantCode}`;
}

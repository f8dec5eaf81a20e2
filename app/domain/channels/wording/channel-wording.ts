/**
 * How a channel wants texts and prices: data in the channel's folder, applied by `prepare-listing.ts` before any rule or
 * writer sees the listing, so that readiness, files and pushes all speak of the same words.
 */
export type ChannelWording = {
  /** What stands in front of a title while the recognition is valid today; left out where it finds no room. */
  titlePrefix: 'none' | 'star';
  /** Most characters of a title and a description, as the platform counts; a prefix is dropped, a text is never cut. */
  title: { max: number; count: 'codePoints' | 'bytes' };
  description: { max: number; count: 'codePoints' | 'bytes' };
  /** Phone numbers, addresses and links are taken out of the texts. */
  stripsContacts: boolean;
  /** Of which of the market's texts emoji and pictures are taken out; none where absent. */
  stripsPictographs?: ReadonlyArray<'title' | 'description'>;
  /** Prices are rounded to whole multiples of this, VND; 1 for as it is. */
  priceStep: number;
};

/**
 * What a person chose for a channel, by field: of one listing first, else of the producer for all of them. Fields are
 * category, title, description, brand, titlePrefix, priceAdd (per cent), priceStep (VND), and `price:<variant code>` for
 * one size's own price, with `priceMeant:<variant code>` for a doubtful one that the person has said they mean.
 */
export type ChannelChoices = {
  listing: Readonly<Record<string, string>>;
  producer: Readonly<Record<string, string>>;
};

/** Per cent that may be put on top of the market's prices for a channel. */
export const priceAddRange = { least: -50, most: 200 } as const;

/** Whole multiples to which a producer may have prices rounded, VND. */
export const priceSteps: readonly number[] = [1, 500, 1_000, 5_000, 10_000];

/** Where nothing was chosen: always this one, so that it can be told without looking into it. */
export const noChoices: ChannelChoices = { listing: {}, producer: {} };

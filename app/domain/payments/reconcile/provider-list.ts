import type { PaymentProvider } from '#db/tables/payments.ts';

/** Something that a provider has in its list: money that came, money that went back, or a dispute. */
export type ListedThing = {
  readonly kind: 'money' | 'refund' | 'dispute';
  /** The provider's id. */
  readonly externalId: string;
  /** In the smallest unit of `currency`. */
  readonly amount: number;
  /** Capitals. */
  readonly currency: string;
  /** As far as both sides name it alike: `done`, `failed`, or a dispute's own word. */
  readonly state: string;
};

/** The same as it stands here; `amount` null where the amount is compared elsewhere. */
export type OwnThing = ListedThing & { readonly seenAt: number };

/** What a provider's lists have shown. */
export type Listed = {
  readonly things: readonly ListedThing[];
  /** From when on all of a kind that came into being is among them, ms UTC; null where its list could not be read to the end. */
  readonly from: Readonly<Record<ListedThing['kind'], number | null>>;
};

/**
 * What the reconciliation asks of a provider. Its list is the truth about what exists there; ours about what we believe.
 * One for each provider: cards by Stripe; transfers by a bank-notice service that offers a list.
 */
export type ProviderList = {
  readonly provider: PaymentProvider;
  /**
   * Everything that came into being there since then, ms UTC; and, from time to time, what is older and may still change, or
   * could not be fetched before. A call that is not answered is left out, and kept by whoever made the list.
   */
  listed(since: number): Promise<Listed>;
  /** What we believe to exist there: first heard of since then, or one of these ids. */
  own(since: number, externalIds: readonly string[]): Promise<readonly OwnThing[]>;
  /** One thing there by its id; null when there is none: it may be older than the list goes. */
  find(thing: ListedThing): Promise<ListedThing | null>;
  /**
   * Fetches what is missing or stands otherwise here, by the same way as a notice of it. What cannot be placed is left.
   */
  take(thing: ListedThing): Promise<void>;
};

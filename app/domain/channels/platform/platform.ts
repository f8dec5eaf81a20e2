/**
 * What we ask of a platform's interface, the same for all of them. A channel with an interface has one `Platform` in its
 * folder; it signs and speaks, and knows nothing of jobs, tables or clocks of its own. Rate, retries, the circuit breaker,
 * tokens and what was pushed before are the business of `push/`.
 */
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { PaperKind } from '#app/domain/channels/papers/paper-kinds.ts';

/** Our app as the platform knows it; from the environment, or made up by a simulated platform. */
export type PlatformApp = {
  key: string;
  secret: string;
  /** Further names that one platform needs, e.g. TikTok's service id. */
  extra: Readonly<Record<string, string>>;
};

/**
 * Base addresses without a trailing slash: the platform's own, or a simulator's on loopback. `site`: where buyers see its
 * products, for clients that know how an address there is made; a simulator's is an address that exists nowhere.
 */
export type PlatformHosts = { api: string; auth: string; authorise: string; site?: string | undefined };

export type PlatformRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
};
export type PlatformAnswer = {
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
};

/** Sends one request. @throws PlatformTrouble `no-answer` when it is not known whether the platform acted. */
export type PlatformCall = (request: PlatformRequest) => Promise<PlatformAnswer>;

/** How to reach a platform, before or without a shop. */
export type PlatformLine = {
  app: PlatformApp;
  hosts: PlatformHosts;
  call: PlatformCall;
  /** ms UTC. */
  now: () => number;
};

/** What a seller's authorisation gave us. Times in ms UTC; null where the platform sets no end. */
export type ShopGrant = {
  shopId: string;
  shopName: string;
  accessToken: string;
  refreshToken: string | null;
  accessEndsAt: number | null;
  refreshEndsAt: number | null;
  authorisedUntil: number | null;
  /** E.g. TikTok's shop cipher, Google's data source. */
  extra: Readonly<Record<string, string>>;
};

export type PlatformSession = PlatformLine & { grant: ShopGrant };

export type PlatformCategory = {
  id: string;
  parentId: string | null;
  name: string;
  isLeaf: boolean;
};

/** What a platform asks of products of one category besides what every product has. */
export type PlatformAttribute = {
  /** Means something to the platform's own client only; it may carry more than the platform's number. */
  id: string;
  /** As the platform names it, in Vietnamese where it has that. */
  name: string;
  isMandatory: boolean;
  /** `day` and `month` are answered in words that are a day or a month of the calendar: "2027-02-24", "2027-02". */
  kind: 'choice' | 'choices' | 'text' | 'number' | 'day' | 'month';
  /** Of a choice; empty otherwise. */
  options: readonly { id: string; name: string }[];
  /** What a number counts, e.g. "g"; null without one. */
  unit: string | null;
};

/** Answers to what a category asks. `id` of a value: of the option; null for words or a number of the producer's own. */
export type OutgoingAttribute = {
  id: string;
  values: readonly { id: string | null; text: string }[];
};

/** A paper of the producer's that holds today, for all their goods or for the listing. */
export type OutgoingPaper = {
  kind: PaperKind;
  /** With its ending; no letters that a file's name may not have anywhere. */
  fileName: string;
  mediaType: 'application/pdf' | 'image/jpeg' | 'image/png';
  /** The last local day on which it holds, YYYY-MM-DD; null for open. */
  validTo: string | null;
  /** When it began to be among what the listing shows: given, taken back out, or its first day; ms UTC. */
  since: number;
  /** Where a platform that takes no files fetches it, for some weeks. */
  url: string;
  /** The file, read when it is needed; null where it is lost. */
  read(): Promise<Uint8Array | null>;
};

/** A paper that stands at a product over there. */
export type PaperThere = {
  /** The kinds of which it may be one, by its name there. */
  kinds: readonly PaperKind[];
  /** When it ends as the platform tells, ms UTC; null where it does not say. */
  endsAt: number | null;
  fileNames: readonly string[];
};

/** A listing on its way out: prepared and fit for the channel, its pictures already there. */
export type OutgoingProduct = {
  listing: ChannelListing;
  /** In their order: ids or addresses that `uploadImage` gave, or public addresses where the platform fetches them. */
  images: readonly string[];
  /** Answers to what its category asks; those that nobody gave are left out. */
  attributes: readonly OutgoingAttribute[];
  /** Those that staff have checked first; empty for platforms that take none. */
  papers: readonly OutgoingPaper[];
  /** A UUID that stays the same for every try of this create. */
  idempotencyKey: string;
};

/** What stands on the platform. `variants`: its ids of the sizes by our public variant code. */
export type PlatformProduct = {
  externalId: string;
  state: 'draft' | 'in_review' | 'live' | 'rejected' | 'suspended' | 'removed';
  variants: Readonly<Record<string, string>>;
  /** Public address where the platform tells or documents it. */
  url: string | null;
  /** Its own words where it refused. */
  refusals: readonly PlatformRefusal[];
};

/** One reason in the platform's words; `field` names ours where the code tells: "titleVi", "variants.0.weightGrams", "category", "attributes.<id>". */
export type PlatformRefusal = { code: string; message: string; field: string | null };

export type Platform = {
  /** Real hosts. */
  hosts: PlatformHosts;
  /** Names of the environment's settings that hold key, secret and the extras; e.g. SHOPEE_PARTNER_ID. */
  settings: { key: string; secret: string; extra: Readonly<Record<string, string>> };
  /** How often one shop may call, and where a daily quota opens again (hours after UTC midnight). */
  pace: { callsPerSecond: number; burst: number; quotaOpensAtUtcHour: number | null };
  /** False: it takes public addresses of pictures. */
  holdsImages: boolean;
  /** Whether a create can be told to stay a draft or unlisted until the seller looks at it. */
  createsDrafts: boolean;
  /** Some of its categories want papers with the product. */
  takesPapers?: true;
  /** It shows goods and leads buyers to our page of them; absent: it takes orders itself. */
  leadsBuyersHere?: true;
  /** Days after which a product lapses that was not sent again; absent: never. */
  lapsesAfterDays?: number;
  /**
   * It knows one grant of ours for a shop: a new one makes the tokens of the one before worthless, whoever said yes. Absent:
   * a grant is a person's, and those of several persons stand side by side.
   */
  newGrantEndsOld?: true;
  /** The shop that a callback is about, where the platform says it before its code is traded; null where it does not. */
  shopIn?(callback: URLSearchParams): string | null;

  /** Where the seller is sent to say yes. */
  authoriseUrl(line: Omit<PlatformLine, 'call'>, callbackUrl: string, state: string): string;
  /** Trades what the callback brought for grants, one for each shop. @throws PlatformTrouble */
  exchange(line: PlatformLine, callback: URLSearchParams, callbackUrl: string): Promise<ShopGrant[]>;
  /** @throws PlatformTrouble `reauthorise` when the grant is dead. */
  renew(session: PlatformSession): Promise<ShopGrant>;

  categories(session: PlatformSession): Promise<PlatformCategory[]>;
  /** What the category asks, mandatory or not; empty for platforms without such questions. */
  attributes(session: PlatformSession, categoryId: string): Promise<PlatformAttribute[]>;
  /**
   * The papers without which nothing of the category may be sold there: for each the kinds of which one is it, empty where its
   * name is none that is known. Absent: it says nothing of papers before it looks at a product.
   */
  papersAsked?(session: PlatformSession, categoryId: string): Promise<ReadonlyArray<readonly PaperKind[]>>;
  /** The papers that stand at a product of the category over there, ours and those that the seller has handed in there. */
  papersThere?(session: PlatformSession, known: PlatformProduct, categoryId: string): Promise<PaperThere[]>;
  /**
   * The product that holds one of the listing's SKUs; asked before every create, the first one too.
   * @param others ids of products that belong to other listings: never the answer, so nothing need be asked about them.
   */
  find(
    session: PlatformSession,
    listing: ChannelListing,
    others?: ReadonlySet<string>,
  ): Promise<PlatformProduct | null>;
  /** @returns the platform's id or address of the picture. */
  uploadImage(session: PlatformSession, image: { bytes: Uint8Array; name: string }): Promise<string>;
  /** Creates as a draft or unlisted where that exists. */
  create(session: PlatformSession, product: OutgoingProduct): Promise<PlatformProduct>;
  /**
   * Content of a product that is there, with the sizes that it has got since.
   * @returns the ids of all sizes that stand there now.
   */
  update(
    session: PlatformSession,
    known: PlatformProduct,
    product: OutgoingProduct,
  ): Promise<PlatformProduct['variants']>;
  /** Prices and stock of a product that is there. */
  updateOffers(session: PlatformSession, known: PlatformProduct, listing: ChannelListing): Promise<void>;
  /**
   * Puts a draft or unlisted product on sale, or takes it off. `listing` as it is to be on sale, for platforms that hold no
   * stock of what is hidden.
   */
  setOnSale(
    session: PlatformSession,
    known: PlatformProduct,
    onSale: boolean,
    listing?: ChannelListing,
  ): Promise<void>;
  /** In the order asked, as many as it got answers for; a product that is gone has state `removed`. */
  poll(session: PlatformSession, known: readonly PlatformProduct[]): Promise<PlatformProduct[]>;
};

export type PlatformTroubleKind =
  /** The access token is not taken any more: renew once, then try again. */
  | 'token'
  /** The seller must say yes again. */
  | 'reauthorise'
  /** Too fast: wait `retryAfterMs` or back off. */
  | 'rate'
  /** The day's quota is used up. */
  | 'quota'
  /** Our clock is wrong by what the platform allows; nothing was done, and nobody but our operator can help. */
  | 'clock'
  /** Their trouble; nothing was done. */
  | 'busy'
  /** It is not known whether it was done: ask by SKU before doing it again. */
  | 'no-answer'
  /** The product is refused: see `refusals`. */
  | 'refused'
  /** It stands there already. */
  | 'exists'
  /** The shop is banned, its quota of products full, or our own key is wrong: stop and tell people. */
  | 'stop';

/** Anything but success. Holds no token, key or signature. */
export class PlatformTrouble extends Error {
  readonly kind: PlatformTroubleKind;
  readonly refusals: readonly PlatformRefusal[];
  readonly retryAfterMs: number | null;

  constructor(
    kind: PlatformTroubleKind,
    message: string,
    about: { refusals?: readonly PlatformRefusal[]; retryAfterMs?: number | null | undefined } = {},
  ) {
    super(message);
    this.name = 'PlatformTrouble';
    this.kind = kind;
    this.refusals = about.refusals ?? [];
    this.retryAfterMs = about.retryAfterMs ?? null;
  }
}

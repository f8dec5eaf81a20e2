/**
 * What one simulated platform is. A new one is a folder here and a line in `all-platforms.ts`. Nothing in here is taken from
 * the market's own code: a mistake made there must not be made here as well.
 */
import type { FakeReply, FakeRequest } from '#tests/fakes/platforms/http.ts';

export type FakeApp = { key: string; secret: string; extra: Readonly<Record<string, string>> };
export type FakeHosts = { api: string; auth: string; authorise: string };

/** What a simulated platform is given: time, names and how its reviewers are in the mood today. */
export type World = {
  /** ms UTC on the simulator's clock, which may be told to be wrong. */
  now(): number;
  /** Its own address, no trailing slash: "http://127.0.0.1:4220/shopee". */
  url: string;
  /** Where its products seem to stand, no trailing slash: "https://shopee.example". Their pages are served under `url`. */
  site: string;
  /** Where the app has said that sellers are sent back to, for platforms that are not told it each time; null: nowhere. */
  returnTo: string | null;
  /** Digits, never the same twice; `length` of them. */
  digits(length: number): string;
  /** Hex, never the same twice; `length` characters. */
  hex(length: number): string;
  review: {
    /** How long a product is looked at, ms. */
    delayMs(): number;
    /** Why the next product is turned down, or null. Each call uses up one refusal. */
    verdict(): string | null;
  };
};

/** One product as whoever counts wants to see it. Times in ms UTC. */
export type SeenProduct = {
  externalId: string;
  shopId: string;
  title: string;
  state: 'draft' | 'in_review' | 'live' | 'rejected' | 'suspended' | 'removed';
  offers: ReadonlyArray<{ sku: string; priceVnd: number; stock: number }>;
  url: string;
};

/** `externalId`: null for all. */
export type TakeDown = { how: 'ban' | 'delete'; reason: string | null; externalId: string | null };

export type OpenPlatform = {
  app: FakeApp;
  /** True for calls of the interface, false for pages that a person opens; only calls meet faults and quotas. */
  isCall(request: FakeRequest): boolean;
  /** Null where nothing stands at that path. */
  handle(request: FakeRequest): FakeReply | null;
  /** How it says: too fast; the day's quota is used up; broken. */
  tooFast(): FakeReply;
  quotaUsed(): FakeReply;
  broken(): FakeReply;
  /** Every access token is at its end at once; refresh tokens go on. */
  expireTokens(): void;
  /** Every seller has taken the permission back. */
  withdrawPermissions(): void;
  products(): SeenProduct[];
  /** The platform bans, or somebody over there deletes, what it has: one product, or all. Absent: it cannot be told to. */
  takeDown?(order: TakeDown): void;
  /** A seller puts a paper of their own, as a picture, in the place of what all products have. Absent: there are none. */
  handInPaper?(order: { endsAt: number | null }): void;
  /** All that it knows, fit for JSON; given back to `open` after a restart. */
  keep(): unknown;
};

export type FakePlatform = {
  /** Its first path segment and its name in the line that is printed at start. */
  name: string;
  /** Hours after UTC midnight at which the day's quota opens again. */
  quotaOpensAtUtcHour: number;
  hosts(url: string): FakeHosts;
  open(kept: unknown, world: World): OpenPlatform;
};

import type { FakeApp } from '#tests/fakes/platforms/platform.ts';

/** Somebody with a Google account. Times in ms UTC. */
export type User = {
  id: string;
  accountIds: string[];
  isPermitted: boolean;
  accessTokens: Array<{ token: string; endsAt: number }>;
  refreshToken: string;
  /** Of consents before: they go on beside it. */
  earlierRefreshTokens?: string[];
  refreshedAt: number;
};

export type Account = { id: string; name: string };

export type DataSource = {
  name: string;
  accountId: string;
  displayName: string;
  countries: string[];
  contentLanguage: string;
  feedLabel: string;
};

export type Attributes = Readonly<Record<string, unknown>>;

/** What was sent of an item, and what buyers' side knows of it already. */
export type Item = {
  accountId: string;
  dataSource: string;
  /** "vi~VN~V7K2M9Q4" */
  name: string;
  offerId: string;
  /** int64 as text. */
  version: string;
  /** Null: deleted, or lapsed. */
  input: Attributes | null;
  /** What `products` shows; follows `input` at `showsAt`. */
  shown: Attributes | null;
  showsAt: number | null;
  expiresAt: number;
  /** While it is looked at; afterwards `turnedDown` says why not, or null. */
  review: { endsAt: number; reason: string | null } | null;
  turnedDown: string | null;
};

export type State = {
  app: FakeApp;
  users: User[];
  accounts: Account[];
  codes: Array<{ code: string; userId: string; redirectUri: string; scope: string; endsAt: number }>;
  dataSources: DataSource[];
  items: Item[];
};

/** What has come about by now. */
export function settle(item: Item, now: number): Item {
  if (item.input && item.expiresAt <= now) Object.assign(item, { input: null, shown: null, showsAt: null });
  if (item.showsAt !== null && item.showsAt <= now) Object.assign(item, { shown: item.input, showsAt: null });
  if (item.review && item.review.endsAt <= now) {
    item.turnedDown = item.review.reason;
    item.review = null;
  }
  return item;
}

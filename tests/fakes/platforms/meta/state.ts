import type { FakeApp } from '#tests/fakes/platforms/platform.ts';

/** Somebody with a Facebook account. Times in ms UTC. */
export type User = {
  id: string;
  businessId: string;
  catalogueIds: string[];
  /** What the person picked in the dialog; tokens reach no further. */
  chosenIds: string[];
  isPermitted: boolean;
  tokens: Array<{ token: string; endsAt: number; isLong: boolean }>;
};

export type Catalogue = { id: string; name: string; businessId: string };

export type Fields = Readonly<Record<string, unknown>>;

export type Item = {
  id: string;
  catalogueId: string;
  retailerId: string;
  fields: Fields;
  isDeleted: boolean;
  /** While it is looked at; afterwards `turnedDown` says why not, or null. */
  review: { endsAt: number; reason: string | null } | null;
  turnedDown: string | null;
};

export type Request = { method: 'CREATE' | 'UPDATE' | 'DELETE'; data: Fields & { id: string } };

export type Batch = {
  handle: string;
  catalogueId: string;
  allowUpsert: boolean;
  requests: Request[];
  /** When it is worked off. */
  endsAt: number;
  isFinished: boolean;
  errors: Array<{ line: number; id: string; message: string }>;
};

export type State = {
  app: FakeApp;
  users: User[];
  catalogues: Catalogue[];
  codes: Array<{ code: string; userId: string; redirectUri: string; endsAt: number }>;
  items: Item[];
  batches: Batch[];
};

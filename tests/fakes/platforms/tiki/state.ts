import type { FakeApp } from '#tests/fakes/platforms/platform.ts';

/** Times in ms UTC. */
export type Shop = {
  id: number;
  name: string;
  warehouseId: number;
  isPermitted: boolean;
  scopes: string[];
  accessToken: string;
  accessEndsAt: number;
  /** Each is good once. */
  refreshToken: string;
};

export type Variant = {
  sku: string;
  option: string;
  price: number;
  marketPrice: number;
  quantity: number;
};

export type Request = {
  requestId: string;
  trackId: string;
  shopId: number;
  kind: 'create' | 'update';
  createdAt: number;
  /** People look at it until then. */
  endsAt: number;
  reason: string | null;
  outcome: 'approved' | 'rejected' | 'deleted' | null;
  name: string;
  description: string;
  isAutoTurnOn: boolean;
  variants: Variant[];
  /** Of a change: the product, and what becomes of it when the change is let through. */
  change: { productId: number; name: string | null; marketPrice: number | null } | null;
};

/** Every size is one. */
export type Product = {
  productId: number;
  masterId: number;
  shopId: number;
  requestId: string;
  name: string;
  sku: string;
  price: number;
  marketPrice: number;
  quantity: number;
  isActive: boolean;
  isDeleted: boolean;
};

export type State = {
  app: FakeApp;
  shops: Shop[];
  codes: Array<{ code: string; shopId: number; endsAt: number; redirectUri: string; scopes: string[] }>;
  requests: Request[];
  products: Product[];
};

/** From which part of the time; the pages tell the order and not how long each takes. */
const steps = [
  { from: 0, state: 'queuing' },
  { from: 0.02, state: 'processing' },
  { from: 0.05, state: 'bot_awaiting_approve' },
  { from: 0.2, state: 'md_awaiting_approve' },
  { from: 0.5, state: 'awaiting_approve' },
] as const;

/** What Tiki says of a request that is looked at, by how long it has been: through the queue, by a programme, by people. */
export function stateOf(request: Request, now: number): string {
  if (request.outcome) return request.outcome;
  const part = (now - request.createdAt) / Math.max(1, request.endsAt - request.createdAt);
  return steps.findLast(({ from }) => part >= from)?.state ?? 'queuing';
}

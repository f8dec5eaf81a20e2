import type { FakeApp } from '#tests/fakes/platforms/platform.ts';

/** Times in ms UTC. */
export type Shop = {
  id: string;
  cipher: string;
  name: string;
  warehouseId: string;
  isPermitted: boolean;
  accessToken: string;
  accessEndsAt: number;
  refreshToken: string;
  refreshEndsAt: number;
};

/** `attribute` null: the product's only SKU, without a name. */
export type Sku = {
  id: string;
  sellerSku: string;
  attribute: { id: string; name: string; valueId: string; valueName: string } | null;
  price: string;
  quantity: number;
  identifier: { code: string; type: string } | null;
};

export type Certification = {
  id: string;
  images: Array<{ uri: string }>;
  files: Array<{ id: string; name: string; format: string }>;
  expiration_date?: number;
};

/** What an edit changes and reviewers look at. */
export type Content = {
  title: string;
  description: string;
  categoryId: string;
  brandId: string | null;
  images: string[];
  weight: string;
  attributes: unknown[];
  isCodAllowed: boolean | null;
  certifications: Certification[];
  skus: Sku[];
};

export type Status =
  | 'DRAFT'
  | 'PENDING'
  | 'FAILED'
  | 'ACTIVATE'
  | 'SELLER_DEACTIVATED'
  | 'PLATFORM_DEACTIVATED'
  | 'DELETED';

export type Product = {
  id: string;
  shopId: string;
  key: string | null;
  status: Status;
  /** What buyers see, or would. */
  base: Content;
  /** What the seller has saved for later, of a product that has been on sale. */
  draft: Content | null;
  /** The look at `next`: of a product that is on sale at its change, of any other at itself. */
  audit: { endsAt: number; reason: string | null; next: Content } | null;
  failedReason: string | null;
};

export type State = {
  app: FakeApp;
  shops: Shop[];
  codes: Array<{ code: string; shopId: string; endsAt: number }>;
  images: Record<string, { width: number; height: number; useCase: string }>;
  /** By id. */
  files: Record<string, { name: string; format: 'PDF' }>;
  products: Product[];
};

/** A look that is over shows: what is on sale goes on as it was where its change is turned down. */
export function settle(product: Product, now: number): Product {
  const { audit } = product;
  if (!audit || audit.endsAt > now) return product;
  product.audit = null;
  product.failedReason = audit.reason;
  if (product.status === 'PENDING') product.status = audit.reason === null ? 'ACTIVATE' : 'FAILED';
  // Prices and stock were changed at once, and may have moved on while it was looked at.
  if (audit.reason === null) {
    const offers = new Map(product.base.skus.map((sku) => [sku.id, sku]));
    product.base = {
      ...audit.next,
      skus: audit.next.skus.map((sku) => {
        const now = offers.get(sku.id);
        return now ? { ...sku, price: now.price, quantity: now.quantity } : sku;
      }),
    };
  }
  return product;
}

import type { FakeApp } from '#tests/fakes/platforms/platform.ts';

/** Times in ms UTC. */
export type Seller = {
  id: number;
  name: string;
  isPermitted: boolean;
  accessToken: string;
  accessEndsAt: number;
  refreshToken: string;
  refreshEndsAt: number;
};

export type Sku = {
  skuId: number;
  sellerSku: string;
  saleProp: Record<string, string>;
  price: number;
  quantity: number;
  isActive: boolean;
};

export type Product = {
  itemId: number;
  sellerId: number;
  category: number;
  name: string;
  description: string;
  images: string[];
  /** As sent, name and description too. */
  attributes: Record<string, unknown>;
  skus: Sku[];
  isDeleted: boolean;
  /** Quality control: while it looks, when it ends; afterwards why not, or null. */
  review: { endsAt: number; reason: string | null } | null;
  rejected: string | null;
};

export type State = {
  app: FakeApp;
  sellers: Seller[];
  codes: Array<{ code: string; sellerId: number; endsAt: number }>;
  images: Record<string, { width: number; height: number }>;
  products: Product[];
};

/** A review that is over shows. */
export function settle(product: Product, now: number): Product {
  if (product.review && product.review.endsAt <= now) {
    product.rejected = product.review.reason;
    product.review = null;
  }
  return product;
}

/** In Lazada's words. */
export function statusOf({ isDeleted, review, rejected, skus }: Product): string {
  if (isDeleted) return 'Deleted';
  if (review) return 'Pending QC';
  return rejected === null && skus.some(({ isActive }) => isActive) ? 'Active' : 'InActive';
}

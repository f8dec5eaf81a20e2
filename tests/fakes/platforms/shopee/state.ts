import type { FakeApp } from '#tests/fakes/platforms/platform.ts';

/** Times in ms UTC; ids as Shopee has them, numbers. */
export type Shop = {
  id: number;
  name: string;
  /** Null once the seller has taken the permission back. */
  permittedUntil: number | null;
  accessToken: string;
  accessEndsAt: number;
  refreshToken: string;
  refreshEndsAt: number;
};

export type Model = {
  model_id: number;
  tier_index: number[];
  model_sku: string;
  original_price: number;
  stock: number;
  weight: number | null;
  gtin_code: string | null;
};

export type ItemStatus = 'NORMAL' | 'BANNED' | 'UNLIST' | 'REVIEWING' | 'SELLER_DELETE';

export type Item = {
  item_id: number;
  shopId: number;
  item_name: string;
  description: string;
  item_sku: string;
  category_id: number;
  image_id_list: string[];
  attribute_list: unknown[];
  weight: number;
  original_price: number;
  stock: number;
  gtin_code: string | null;
  status: ItemStatus;
  /** While it is looked at: when that ends, and what comes of it. */
  review: { endsAt: number; reason: string | null } | null;
  banReason: string | null;
  tier: { name: string; options: string[] } | null;
  models: Model[];
  created: number;
};

export type State = {
  app: FakeApp;
  shops: Shop[];
  codes: Array<{ code: string; shopId: number; endsAt: number }>;
  images: Record<string, { width: number; height: number; bytes: number }>;
  items: Item[];
};

/** A review that is over shows in the status. */
export function settle(item: Item, now: number): Item {
  if (item.review && item.review.endsAt <= now) {
    item.status = item.review.reason === null ? 'NORMAL' : 'BANNED';
    item.banReason = item.review.reason;
    item.review = null;
  }
  return item;
}

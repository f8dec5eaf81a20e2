import type { Store } from '#db/store.ts';

export type ShopRow = Store['tables']['channelShop']['$inferSelect'];
export type ProductRow = Store['tables']['channelProduct']['$inferSelect'];

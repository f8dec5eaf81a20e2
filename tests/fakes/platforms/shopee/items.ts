import type { FakeReply, FakeRequest } from '#tests/fakes/platforms/http.ts';
import type { World } from '#tests/fakes/platforms/platform.ts';
import { reviewersReason } from '#tests/fakes/platforms/reviewers.ts';
import {
  asBody,
  asList,
  type Body,
  checkContent,
  checkPrice,
  checkStock,
} from '#tests/fakes/platforms/shopee/check-item.ts';
import { no, okReply } from '#tests/fakes/platforms/shopee/refuse.ts';
import { type Item, type Shop, type State, settle } from '#tests/fakes/platforms/shopee/state.ts';

export type ShopCall = { state: State; world: World; shop: Shop; request: FakeRequest; body: unknown };

export function addItem({ state, world, shop, body: sent }: ShopCall): FakeReply {
  const body = asBody(sent);
  checkContent(state, body, true);
  if (body.item_status !== undefined && body.item_status !== 'UNLIST' && body.item_status !== 'NORMAL') {
    no('error_param', 'item_status');
  }
  if (body.gtin_code === undefined) no('product.error_busi', 'The GTIN code is mandatory');
  const item: Item = {
    item_id: Number(world.digits(11)),
    shopId: shop.id,
    item_name: '',
    description: '',
    item_sku: '',
    category_id: 0,
    image_id_list: [],
    attribute_list: [],
    weight: 0,
    original_price: checkPrice(body.original_price),
    stock: checkStock(body.seller_stock),
    gtin_code: null,
    status: 'UNLIST',
    review: null,
    banReason: null,
    tier: null,
    models: [],
    created: world.now(),
  };
  write(item, body);
  if (body.item_status !== 'UNLIST') intoReview(item, world);
  state.items.push(item);
  return okReply({ item_id: item.item_id, item_status: item.status, item_name: item.item_name });
}

export function updateItem(call: ShopCall): FakeReply {
  const body = asBody(call.body);
  const item = itemOf(call, body.item_id);
  checkContent(call.state, body, false);
  write(item, body);
  // What was turned down and is mended is looked at again; what is on sale is taken off when the change is not liked.
  if (item.status === 'BANNED') intoReview(item, call.world);
  else if (item.status === 'NORMAL') lookAfter(item, call.world);
  return okReply({ item_id: item.item_id });
}

/** Puts on sale and takes off; what is banned or being looked at cannot be taken off. */
export function unlistItem(call: ShopCall): FakeReply {
  const list = asList(asBody(call.body).item_list);
  if (list.length < 1 || list.length > 50) no('error_param', 'Length should be between 1 to 50.');
  const success_list: unknown[] = [];
  const failure_list: unknown[] = [];
  for (const { item_id, unlist } of list) {
    const item = call.state.items.find((one) => one.item_id === item_id && one.shopId === call.shop.id);
    const status = item ? settle(item, call.world.now()).status : null;
    const isBusy = status === 'BANNED' || status === 'REVIEWING';
    if (!item || status === 'SELLER_DELETE')
      failure_list.push({ item_id, failed_reason: 'Product not found' });
    else if (isBusy)
      failure_list.push({ item_id, failed_reason: 'Banned and Reviewing Products cannot be delisted' });
    else {
      if (unlist === true) item.status = 'UNLIST';
      else if (status === 'UNLIST') intoReview(item, call.world);
      success_list.push({ item_id, unlist: unlist === true });
    }
  }
  if (success_list.length === 0 && list.length > 1)
    no('error_unlist_item_all_failed', 'Unlist item all failed.');
  return okReply({ success_list, failure_list });
}

export function deleteItem(call: ShopCall): FakeReply {
  itemOf(call, asBody(call.body).item_id).status = 'SELLER_DELETE';
  return okReply({});
}

export function updatePrice(call: ShopCall): FakeReply {
  const body = asBody(call.body);
  const item = itemOf(call, body.item_id);
  return offers(item, body.price_list, 'price_list', (one, target) => {
    target.original_price = checkPrice(one.original_price);
  });
}

export function updateStock(call: ShopCall): FakeReply {
  const body = asBody(call.body);
  const item = itemOf(call, body.item_id);
  return offers(item, body.stock_list, 'stock_list', (one, target) => {
    target.stock = checkStock(one.seller_stock);
  });
}

function offers(
  item: Item,
  sent: unknown,
  name: string,
  set: (one: Body, target: { original_price: number; stock: number }) => void,
): FakeReply {
  const list = asList(sent);
  if (list.length < 1 || list.length > 50) no('error_param', `${name} should be between 1 to 50`);
  const success_list: unknown[] = [];
  const failure_list: unknown[] = [];
  for (const one of list) {
    const id = one.model_id ?? 0;
    const target =
      item.models.length === 0 && id === 0 ? item : item.models.find((model) => model.model_id === id);
    if (!target) failure_list.push({ model_id: id, failed_reason: 'Model not found' });
    else {
      set(one, target);
      success_list.push({ model_id: id });
    }
  }
  return okReply({ success_list, failure_list });
}

/** @throws error_item_not_found for what is gone or another shop's. */
export function itemOf({ state, shop, world }: ShopCall, id: unknown): Item {
  const item = state.items.find((one) => one.item_id === id && one.shopId === shop.id);
  if (!item || item.status === 'SELLER_DELETE') return no('error_item_not_found', 'Item_id is not found.');
  return settle(item, world.now());
}

function write(item: Item, body: Body): void {
  if (typeof body.item_name === 'string') item.item_name = body.item_name;
  if (typeof body.description === 'string') item.description = body.description;
  if (typeof body.item_sku === 'string') item.item_sku = body.item_sku;
  if (typeof body.category_id === 'number') item.category_id = body.category_id;
  if (typeof body.weight === 'number') item.weight = body.weight;
  if (typeof body.gtin_code === 'string') item.gtin_code = body.gtin_code;
  if (body.attribute_list !== undefined) item.attribute_list = asList(body.attribute_list);
  if (body.image !== undefined) item.image_id_list = asBody(body.image).image_id_list as string[];
}

const reasonAgainst = (item: Item, world: World) =>
  world.review.verdict() ?? reviewersReason(item.item_name, item.description);

function lookAfter(item: Item, world: World): void {
  item.banReason = reasonAgainst(item, world);
  if (item.banReason !== null) item.status = 'BANNED';
}

function intoReview(item: Item, world: World): void {
  const reason = reasonAgainst(item, world);
  item.status = 'REVIEWING';
  item.review = { endsAt: world.now() + world.review.delayMs(), reason };
  settle(item, world.now());
}

import { type FakeReply, type FakeRequest, readMultipart } from '#tests/fakes/platforms/http.ts';
import type { World } from '#tests/fakes/platforms/platform.ts';
import { readPicture } from '#tests/fakes/platforms/read-picture.ts';
import { shopeeAttributes } from '#tests/fakes/platforms/shopee/attributes.ts';
import {
  shopeeBrands,
  shopeeCategories,
  shopeeChannels,
  shopeeLimits,
} from '#tests/fakes/platforms/shopee/categories.ts';
import type { ShopCall } from '#tests/fakes/platforms/shopee/items.ts';
import { flatReply, no, okReply } from '#tests/fakes/platforms/shopee/refuse.ts';
import { type Item, type State, settle } from '#tests/fakes/platforms/shopee/state.ts';

const tenMegabytes = 10 * 1024 * 1024;

export function uploadImage(state: State, world: World, request: FakeRequest): FakeReply {
  const parts = readMultipart(request) ?? no('error_param', 'multipart/form-data is required');
  const file = parts.find(({ name }) => name === 'image') ?? no('error_param', 'image is required');
  const scene = parts.find(({ name }) => name === 'scene')?.bytes.toString() ?? 'normal';
  if (scene !== 'normal' && scene !== 'desc') no('error_param', 'scene');
  if (file.bytes.length > tenMegabytes) no('error_param', 'Image size should be at most 10 MB');
  const picture = readPicture(file.bytes) ?? no('error_param', 'Image format should be JPG, JPEG or PNG');
  const id = `vn-11134207-${world.hex(24)}`;
  state.images[id] = { width: picture.width, height: picture.height, bytes: file.bytes.length };
  return okReply({ image_info: { image_id: id, image_url_list: [] } });
}

export const getShopInfo = ({ shop }: ShopCall): FakeReply =>
  flatReply({
    shop_name: shop.name,
    region: 'VN',
    status: 'NORMAL',
    expire_time: Math.floor((shop.permittedUntil ?? 0) / 1000),
  });

export function getCategory({ request }: ShopCall): FakeReply {
  const language = request.query.get('language') ?? 'vi';
  if (language !== 'vi' && language !== 'en') no('error_param', 'language');
  return okReply({ category_list: shopeeCategories });
}

export function getItemLimit({ request }: ShopCall): FakeReply {
  const id = Number(request.query.get('category_id'));
  if (!shopeeCategories.some((one) => one.category_id === id)) no('error_invalid_category', 'category_id');
  return okReply(shopeeLimits);
}

/** Up to twenty categories at once; Vietnamese is "vn" here. */
export function getAttributeTree({ request }: ShopCall): FakeReply {
  const ids = (request.query.get('category_id_list') ?? '').split(',').filter(Boolean).map(Number);
  if (ids.length < 1 || ids.length > 20) no('error_param', 'category_id_list: 1 to 20');
  const language = request.query.get('language') ?? 'en';
  if (language !== 'vn' && language !== 'en') no('error_invalid_language', 'Invalid language.');
  const isLeaf = (id: number) => shopeeCategories.some((one) => one.category_id === id && !one.has_children);
  if (!ids.every(isLeaf)) no('error_invalid_category', 'Invalid category ID');
  const list = ids.map((id) => ({
    category_id: id,
    attribute_tree: shopeeAttributes[id] ?? [],
    warning: '',
  }));
  return okReply({ list });
}

export const getChannelList = (): FakeReply => okReply({ logistics_channel_list: shopeeChannels });

export function getBrandList({ request }: ShopCall): FakeReply {
  const size = Number(request.query.get('page_size'));
  if (!(size >= 1 && size <= 100) || !request.query.get('category_id'))
    no('error_param', 'page_size, category_id');
  return okReply({ brand_list: shopeeBrands, has_next_page: false, next_offset: 0, is_mandatory: true });
}

export function getItemList(call: ShopCall): FakeReply {
  const { query } = call.request;
  const statuses = query.getAll('item_status');
  const offset = Number(query.get('offset') ?? Number.NaN);
  const size = Number(query.get('page_size') ?? Number.NaN);
  if (statuses.length === 0) no('error_param', 'item_status is required');
  if (!(offset >= 0) || !(size >= 1 && size <= 100)) no('error_param', 'offset, page_size');
  const fit = itemsOf(call).filter(({ status }) => statuses.includes(status));
  const page = fit.slice(offset, offset + size);
  const hasNext = offset + size < fit.length;
  return okReply({
    item: page.map(({ item_id, status }) => ({ item_id, item_status: status })),
    total_count: fit.length,
    has_next_page: hasNext,
    ...(hasNext ? { next_offset: offset + size } : {}),
  });
}

export const getItemBaseInfo = (call: ShopCall): FakeReply =>
  okReply({
    item_list: asked(call).map((item) => ({
      item_id: item.item_id,
      item_name: item.item_name,
      item_sku: item.item_sku,
      item_status: item.status,
      category_id: item.category_id,
      attribute_list: item.attribute_list,
      has_model: item.models.length > 0,
      weight: String(item.weight),
      ...(item.models.length > 0
        ? {}
        : {
            price_info: [{ currency: 'VND', original_price: item.original_price }],
            stock_info_v2: { seller_stock: [{ stock: item.stock }] },
          }),
    })),
  });

export const getViolationInfo = (call: ShopCall): FakeReply =>
  okReply({
    item_list: asked(call).map((item) => ({
      item_id: item.item_id,
      item_status: item.status,
      item_status_details:
        item.banReason === null
          ? []
          : [{ violation_type: 'Prohibited', violation_reason: item.banReason, suggestion: '' }],
    })),
  });

/** Ids of other shops and ids that never were are left out. */
function asked(call: ShopCall): Item[] {
  const ids = (call.request.query.get('item_id_list') ?? '').split(',').filter(Boolean).map(Number);
  if (ids.length < 1 || ids.length > 50) no('error_param', 'item_id_list: 1 to 50');
  return itemsOf(call).filter(({ item_id: id }) => ids.includes(id));
}

const itemsOf = ({ state, shop, world }: ShopCall): Item[] =>
  state.items.filter(({ shopId }) => shopId === shop.id).map((item) => settle(item, world.now()));

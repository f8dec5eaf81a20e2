import type { FakeReply } from '#tests/fakes/platforms/http.ts';
import { shopeeLimits } from '#tests/fakes/platforms/shopee/categories.ts';
import {
  asBody,
  asList,
  type Body,
  checkDimension,
  checkGtin,
  checkPrice,
  checkStock,
  length,
} from '#tests/fakes/platforms/shopee/check-item.ts';
import { itemOf, type ShopCall } from '#tests/fakes/platforms/shopee/items.ts';
import { no, okReply } from '#tests/fakes/platforms/shopee/refuse.ts';
import type { Item, Model } from '#tests/fakes/platforms/shopee/state.ts';

const most = 50;

export function initTierVariation(call: ShopCall): FakeReply {
  const body = asBody(call.body);
  const item = itemOf(call, body.item_id);
  if (item.tier) no('error_param', 'The level of tier-variation not change.');
  const tier = readTier(body.tier_variation);
  const models = asList(body.model).map((one) => readModel(call, one, tier.options.length));
  if (models.length !== tier.options.length) no('error_param', 'Model tier_index error.');
  noTwice(models);
  item.tier = tier;
  item.models = models;
  return okReply({ item_id: item.item_id, model: models.map(shown) });
}

/** New options; `model_list` says where each size that is there stands from now on. */
export function updateTierVariation(call: ShopCall): FakeReply {
  const body = asBody(call.body);
  const item = itemOf(call, body.item_id);
  if (!item.tier) no('error_param', 'item has no tier_variation');
  const tier = readTier(body.tier_variation);
  for (const one of asList(body.model_list)) {
    const model = item.models.find(({ model_id: id }) => id === one.model_id);
    if (!model) return no('error_param', 'Model not found');
    model.tier_index = readIndex(one.tier_index, tier.options.length);
  }
  item.tier = tier;
  return okReply({});
}

export function addModel(call: ShopCall): FakeReply {
  const body = asBody(call.body);
  const item = itemOf(call, body.item_id);
  const options = item.tier?.options.length ?? no('error_param', 'item has no tier_variation');
  const added = asList(body.model_list).map((one) => readModel(call, one, options));
  noTwice([...item.models, ...added]);
  item.models.push(...added);
  return okReply({ model: added.map(shown) });
}

export function getModelList(call: ShopCall): FakeReply {
  const item = itemOf(call, Number(call.request.query.get('item_id')));
  return okReply({
    tier_variation: item.tier
      ? [{ name: item.tier.name, option_list: item.tier.options.map((option) => ({ option })) }]
      : [],
    model: item.models.map(shown),
  });
}

function readTier(sent: unknown): NonNullable<Item['tier']> {
  const tiers = asList(sent);
  if (tiers.length !== 1) no('error_param', 'The level of tier-variation over 2.');
  const [tier = {}] = tiers;
  const name = String(tier.name ?? '');
  const options = asList(tier.option_list).map(({ option }) => String(option ?? ''));
  if (length(name) < 1 || length(name) > shopeeLimits.tier_variation_name_length_limit.max_limit) {
    no('error_tier_var_name_too_long', 'name of the tier');
  }
  const max = shopeeLimits.tier_variation_option_length_limit.max_limit;
  if (options.some((option) => option === '' || length(option) > max))
    no('error_tier_opt_val_too_long', `at most ${max}`);
  if (new Set(options).size !== options.length)
    no('error_model_duplicate_name', 'Item tier_variation have duplicate name.');
  if (options.length > most) no('error_tier_var_too_many', 'Count of tier_variation is larger than 50.');
  return { name, options };
}

function readModel({ world }: ShopCall, sent: Body, options: number): Model {
  const sku = sent.model_sku === undefined ? '' : String(sent.model_sku);
  if (length(sku) > 100) no('error_param', 'model_sku too long');
  if (sent.gtin_code === undefined)
    no('product.error_busi', 'The GTIN code is mandatory, please check and upload again.');
  checkGtin(sent.gtin_code);
  if (sent.dimension !== undefined) {
    if (sent.weight === undefined) no('error_param', 'weight is required with dimension');
    checkDimension(sent.dimension);
  }
  return {
    model_id: Number(world.digits(12)),
    tier_index: readIndex(sent.tier_index, options),
    model_sku: sku,
    original_price: checkPrice(sent.original_price),
    stock: checkStock(sent.seller_stock),
    weight: typeof sent.weight === 'number' ? sent.weight : null,
    gtin_code: String(sent.gtin_code),
  };
}

function readIndex(sent: unknown, options: number): number[] {
  const at = Array.isArray(sent) && sent.length === 1 ? sent[0] : -1;
  if (!Number.isInteger(at) || at < 0 || at >= options)
    return no('error_model_tier_index_bound', 'Invalid item iter_index.');
  return [at];
}

function noTwice(models: readonly Model[]): void {
  const places = new Set(models.map(({ tier_index: index }) => index[0]));
  if (places.size !== models.length)
    no('error_model_duplicate_tier_variation_index', 'Item have duplicate tier_index.');
}

const shown = (model: Model) => ({
  model_id: model.model_id,
  model_sku: model.model_sku,
  tier_index: model.tier_index,
  price_info: [
    { currency: 'VND', original_price: model.original_price, current_price: model.original_price },
  ],
  stock_info_v2: { seller_stock: [{ stock: model.stock }] },
});

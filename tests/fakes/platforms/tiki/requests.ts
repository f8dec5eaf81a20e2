import { type FakeReply, type FakeRequest, json, readJson } from '#tests/fakes/platforms/http.ts';
import type { World } from '#tests/fakes/platforms/platform.ts';
import { reviewersReason } from '#tests/fakes/platforms/reviewers.ts';
import {
  asBody,
  checkAttributes,
  checkCategory,
  checkDescription,
  checkImages,
  checkName,
  checkPapers,
  checkVariants,
} from '#tests/fakes/platforms/tiki/check-request.ts';
import { no } from '#tests/fakes/platforms/tiki/refuse.ts';
import { type Request, type Shop, type State, stateOf } from '#tests/fakes/platforms/tiki/state.ts';

export type ShopCall = { state: State; world: World; shop: Shop; request: FakeRequest };

/** A product is asked for; a code stands once in a shop, in a product or in a request that nobody has decided on. */
export function askForProduct(call: ShopCall): FakeReply {
  const { state, world, shop } = call;
  const body = asBody(readJson(call.request));
  const categoryId = checkCategory(body.category_id);
  const name = checkName(body.name);
  const description = checkDescription(body.description);
  if (typeof body.market_price !== 'number' || !Number.isInteger(body.market_price) || body.market_price <= 0)
    no('market_price must be a positive integer');
  checkAttributes(categoryId, body.attributes);
  checkImages(body.image, body.images);
  checkPapers(body.certificate_files, asBody(body.attributes, 'attributes').brand);
  const variants = checkVariants(shop, body);
  for (const { sku } of variants) {
    const isSold = state.products.some((one) => one.shopId === shop.id && !one.isDeleted && one.sku === sku);
    const isAsked = state.requests.some(
      (one) =>
        one.shopId === shop.id && one.outcome === null && one.variants.some((variant) => variant.sku === sku),
    );
    if (isSold || isAsked) no(`SKU ${sku} đã tồn tại`);
  }
  const meta = body.meta_data === undefined ? {} : asBody(body.meta_data, 'meta_data');
  const request = record(call, {
    kind: 'create',
    name,
    description,
    isAutoTurnOn: meta.is_auto_turn_on === true,
    variants,
    change: null,
  });
  settleRequests(state, world);
  return json({ track_id: request.trackId, state: 'queuing' });
}

/** A change of a product is looked at too, and leaves it as it was where it is turned down. */
export function askForChange(call: ShopCall): FakeReply {
  const { state, world, shop } = call;
  const body = asBody(readJson(call.request));
  const product = state.products.find(
    (one) => one.productId === body.product_id && one.shopId === shop.id && !one.isDeleted,
  );
  if (!product) return no('you do not have permission to update this product', 403);
  const attributes = body.attributes === undefined ? {} : asBody(body.attributes, 'attributes');
  if (body.image !== undefined || body.images !== undefined) checkImages(body.image, body.images ?? []);
  const marketPrice = body.market_price ?? null;
  if (
    marketPrice !== null &&
    !(typeof marketPrice === 'number' && Number.isInteger(marketPrice) && marketPrice > 0)
  )
    no('market_price must be a positive integer');
  const name = attributes.name === undefined ? null : checkName(attributes.name);
  const request = record(call, {
    kind: 'update',
    name: name ?? product.name,
    description: typeof attributes.description === 'string' ? attributes.description : '',
    isAutoTurnOn: false,
    variants: [
      {
        sku: product.sku,
        option: '',
        price: product.price,
        marketPrice: product.marketPrice,
        quantity: product.quantity,
      },
    ],
    change: { productId: product.productId, name, marketPrice: marketPrice as number | null },
  });
  settleRequests(state, world);
  return json({ track_id: request.trackId, state: 'queuing' });
}

function record(
  { state, world, shop }: ShopCall,
  asked: Pick<Request, 'kind' | 'name' | 'description' | 'isAutoTurnOn' | 'variants' | 'change'>,
): Request {
  const request: Request = {
    requestId: world.hex(16),
    trackId: world.hex(32),
    shopId: shop.id,
    createdAt: world.now(),
    endsAt: world.now() + world.review.delayMs(),
    reason: world.review.verdict() ?? reviewersReason(asked.name, asked.description),
    outcome: null,
    ...asked,
  };
  state.requests.push(request);
  return request;
}

/** Requests whose time is over are decided: what is let through becomes products, hidden unless it was asked otherwise. */
export function settleRequests(state: State, world: World): void {
  for (const request of state.requests) {
    if (request.outcome !== null || request.endsAt > world.now()) continue;
    request.outcome = request.reason === null ? 'approved' : 'rejected';
    if (request.outcome === 'rejected') continue;
    if (request.change) applyChange(state, request.change);
    else makeProducts(state, world, request);
  }
}

function applyChange(state: State, { productId, name, marketPrice }: NonNullable<Request['change']>): void {
  const product = state.products.find((one) => one.productId === productId);
  if (!product) return;
  product.name = name ?? product.name;
  product.marketPrice = marketPrice ?? product.marketPrice;
}

function makeProducts(state: State, world: World, request: Request): void {
  const masterId = Number(world.digits(9));
  for (const { sku, price, marketPrice, quantity } of request.variants) {
    state.products.push({
      productId: Number(world.digits(9)),
      masterId,
      shopId: request.shopId,
      requestId: request.requestId,
      name: request.name,
      sku,
      price,
      marketPrice,
      quantity,
      isActive: request.isAutoTurnOn,
      isDeleted: false,
    });
  }
}

export function getTrack({ state, world, shop }: ShopCall, trackId: string): FakeReply {
  const request = state.requests.find((one) => one.trackId === trackId && one.shopId === shop.id);
  if (!request) return no(`track_id ${trackId} haven't created any request`, 404);
  const now = stateOf(request, world.now());
  return json({
    track_id: trackId,
    state: now,
    reason: now === 'rejected' ? request.reason : '',
    // A request that waits in the queue has no number yet.
    request_id: now === 'queuing' ? null : request.requestId,
  });
}

/** The last ones first. */
export function listRequests({ state, world, shop, request }: ShopCall): FakeReply {
  const page = Number(request.query.get('page') ?? 1);
  const limit = Number(request.query.get('limit') ?? 20);
  if (!(page >= 1) || !(limit >= 1 && limit <= 50)) no('page, limit');
  const all = state.requests.filter((one) => one.shopId === shop.id).toReversed();
  return json({
    data: all.slice((page - 1) * limit, page * limit).map((one) => ({
      request_id: one.requestId,
      track_id: one.trackId,
      kind: one.kind,
      state: stateOf(one, world.now()),
      reason: one.outcome === 'rejected' ? one.reason : '',
      name: one.name,
      ...(request.query.get('include') === 'products'
        ? { products: one.variants.map(({ sku }) => ({ original_sku: sku })) }
        : {}),
    })),
    paging: { total: all.length, current_page: page, per_page: limit },
  });
}

export function deleteRequest({ state, world, shop }: ShopCall, requestId: string): FakeReply {
  const request = state.requests.find((one) => one.requestId === requestId && one.shopId === shop.id);
  if (!request || stateOf(request, world.now()) === 'queuing') return no('request not found', 404);
  if (request.outcome !== null) no('request cannot be deleted');
  request.outcome = 'deleted';
  return json({ request_id: requestId, state: 'deleted' });
}

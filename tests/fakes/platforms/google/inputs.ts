import {
  type Body,
  isBody,
  isKnownAttribute,
  readAttributes,
} from '#tests/fakes/platforms/google/check-input.ts';
import { no } from '#tests/fakes/platforms/google/refuse.ts';
import { type Attributes, type Item, type State, settle } from '#tests/fakes/platforms/google/state.ts';
import { type FakeReply, json } from '#tests/fakes/platforms/http.ts';
import type { World } from '#tests/fakes/platforms/platform.ts';
import { reviewersReason } from '#tests/fakes/platforms/reviewers.ts';

export type AccountCall = {
  state: State;
  world: World;
  accountId: string;
  query: URLSearchParams;
  body: unknown;
  /** Last segment of the path. */
  name: string;
};

/** Until what was sent shows as a product; in reality minutes. */
const processingMs = 2_000;
const lapseMs = 30 * 86_400_000;

/** Replaces what has the same name. */
export function insertInput(call: AccountCall): FakeReply {
  const { state, world, accountId } = call;
  const sent: Body = isBody(call.body)
    ? call.body
    : no(400, 'INVALID_JSON', 'Invalid JSON payload received.');
  const known = ['offerId', 'contentLanguage', 'feedLabel', 'versionNumber', 'productAttributes', 'name'];
  const unknown = Object.keys(sent).find((name) => !known.includes(name));
  if (unknown) no(400, 'UNKNOWN_FIELD', `Invalid JSON payload received. Unknown name "${unknown}"`, unknown);
  const offerId = readOfferId(sent.offerId);
  const source = readSource(call);
  if (sent.contentLanguage !== source.contentLanguage)
    no(
      400,
      'INVALID_CONTENT_LANGUAGE',
      '[content_language] does not fit the data source',
      'content_language',
    );
  if (sent.feedLabel !== source.feedLabel)
    no(400, 'INVALID_FEED_LABEL', '[feed_label] does not fit the data source', 'feed_label');
  const version = String(sent.versionNumber ?? '0');
  if (!/^\d{1,19}$/.test(version)) no(400, 'INVALID_VALUE', '[version_number] int64', 'version_number');
  const attributes = readAttributes(sent.productAttributes);
  const name = `${source.contentLanguage}~${source.feedLabel}~${offerId}`;
  const item =
    state.items.find((one) => one.accountId === accountId && one.name === name) ?? add(call, name, offerId);
  settle(item, world.now());
  if (item.input && BigInt(version) < BigInt(item.version)) {
    no(409, 'CONFLICT_ITEM_OUT_OF_ORDER_UPDATE', 'The last update for this item is more recent');
  }
  item.version = version;
  item.dataSource = source.name;
  item.expiresAt = world.now() + lapseMs;
  write(item, attributes, world);
  return json(inputOf(item));
}

/** What is in the mask and not in the body is taken away; the rest stays. */
export function patchInput(call: AccountCall): FakeReply {
  const item = itemOf(call);
  const sent: Body = isBody(call.body)
    ? call.body
    : no(400, 'INVALID_JSON', 'Invalid JSON payload received.');
  const attributes = readAttributes(sent.productAttributes);
  const mask = (call.query.get('updateMask') ?? '').split(',').filter(Boolean);
  const names = mask.map((path) => {
    const name = /^productAttributes\.(\w+)$/.exec(path)?.[1] ?? '';
    return isKnownAttribute(name)
      ? name
      : no(400, 'INVALID_MASK', `Invalid field mask: ${path}`, 'update_mask');
  });
  const merged: Record<string, unknown> = { ...item.input };
  for (const name of names.length > 0 ? names : Object.keys(attributes)) {
    if (Object.hasOwn(attributes, name)) merged[name] = attributes[name];
    else delete merged[name];
  }
  write(item, merged, call.world);
  return json(inputOf(item));
}

export function deleteInput(call: AccountCall): FakeReply {
  const item = itemOf(call);
  item.input = null;
  item.showsAt = call.world.now() + processingMs;
  return json({});
}

function add({ state, accountId }: AccountCall, name: string, offerId: string): Item {
  const item: Item = {
    accountId,
    dataSource: '',
    name,
    offerId,
    version: '0',
    input: null,
    shown: null,
    showsAt: null,
    expiresAt: 0,
    review: null,
    turnedDown: null,
  };
  state.items.push(item);
  return item;
}

/** New words and pictures are looked at anew. */
function write(item: Item, attributes: Attributes, world: World): void {
  const before = item.input;
  const isNew =
    before === null ||
    ['title', 'description', 'imageLink'].some((name) => before[name] !== attributes[name]);
  item.input = attributes;
  item.showsAt = world.now() + processingMs;
  if (!isNew) return;
  const reason =
    world.review.verdict() ??
    reviewersReason(String(attributes.title ?? ''), String(attributes.description ?? ''));
  item.turnedDown = null;
  item.review = { endsAt: item.showsAt + world.review.delayMs(), reason };
}

function readOfferId(value: unknown): string {
  const offerId = String(value ?? '')
    .trim()
    .replace(/\s+/g, ' ');
  if (offerId === '') no(400, 'REQUIRED_FIELD', '[offer_id] The field is required', 'product_input.offer_id');
  if (offerId.length > 50) no(400, 'INVALID_VALUE', '[offer_id] longer than 50', 'product_input.offer_id');
  return offerId;
}

function readSource({ state, accountId, query }: AccountCall) {
  const name = query.get('dataSource') ?? '';
  const source = state.dataSources.find((one) => one.name === name && one.accountId === accountId);
  return (
    source ?? no(400, 'INVALID_DATA_SOURCE', '[data_source] There is no such data source', 'data_source')
  );
}

function itemOf(call: AccountCall): Item {
  const source = readSource(call);
  const name = readName(call.name);
  const item = call.state.items.find((one) => one.accountId === call.accountId && one.name === name);
  if (item) settle(item, call.world.now());
  if (!item?.input || item.dataSource !== source.name) {
    return no(404, 'NOT_FOUND', 'The product input does not exist');
  }
  return item;
}

/** With a tilde as it is, without one base64url. */
export function readName(segment: string): string {
  const plain = decodeURIComponent(segment);
  return plain.includes('~') ? plain : Buffer.from(plain, 'base64url').toString('utf8');
}

function inputOf({ accountId, name, offerId, version, input }: Item) {
  const [contentLanguage, feedLabel] = name.split('~');
  return {
    name: `accounts/${accountId}/productInputs/${name}`,
    product: `accounts/${accountId}/products/${name}`,
    offerId,
    contentLanguage,
    feedLabel,
    versionNumber: version,
    productAttributes: input,
  };
}

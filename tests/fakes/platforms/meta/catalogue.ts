import { type FakeReply, json } from '#tests/fakes/platforms/http.ts';
import { glance, missing } from '#tests/fakes/platforms/meta/check-item.ts';
import { no } from '#tests/fakes/platforms/meta/refuse.ts';
import type { Batch, Item, Request, State } from '#tests/fakes/platforms/meta/state.ts';
import type { World } from '#tests/fakes/platforms/platform.ts';
import { reviewersReason } from '#tests/fakes/platforms/reviewers.ts';

export type CatalogueCall = {
  state: State;
  world: World;
  catalogueId: string;
  query: URLSearchParams;
  body: unknown;
};

/** Until a batch is worked off; in reality minutes. */
const processingMs = 2_000;
const mostRequests = 5_000;

export function itemsBatch({ state, world, catalogueId, body }: CatalogueCall): FakeReply {
  const sent = (body ?? {}) as { item_type?: unknown; allow_upsert?: unknown; requests?: unknown };
  if (sent.item_type !== 'PRODUCT_ITEM') no(100, 'The parameter item_type is required');
  if (!Array.isArray(sent.requests) || sent.requests.length === 0)
    return no(100, 'The parameter requests is required');
  if (sent.requests.length > mostRequests) no(100, 'Too many requests in one batch');
  const requests = sent.requests as Request[];
  for (const { method, data } of requests) {
    if (!['CREATE', 'UPDATE', 'DELETE'].includes(method)) no(100, `Invalid method ${method}`);
    if (typeof data?.id !== 'string' || data.id === '') no(100, 'Each request needs data.id');
  }
  const found = requests.map((request) => ({ request, errors: glance(request.data) }));
  const good = found.filter(({ errors }) => errors.length === 0).map(({ request }) => request);
  const handles: string[] = [];
  if (good.length > 0) {
    const handle = `Acz${world.hex(60)}`;
    state.batches.push({
      handle,
      catalogueId,
      allowUpsert: sent.allow_upsert !== false,
      requests: good,
      endsAt: world.now() + processingMs,
      isFinished: false,
      errors: [],
    });
    handles.push(handle);
  }
  return json({
    handles,
    validation_status: found
      .filter(({ errors }) => errors.length > 0)
      .map(({ request, errors }) => ({
        retailer_id: request.data.id,
        errors: errors.map((message) => ({ message })),
        warnings: [],
      })),
  });
}

export function batchStatus({ state, catalogueId, query }: CatalogueCall): FakeReply {
  const batch = state.batches.find(
    ({ handle, catalogueId: own }) => handle === query.get('handle') && own === catalogueId,
  );
  if (!batch) return no(100, 'Invalid handle');
  const withIds = query.get('load_ids_of_invalid_requests') === 'true';
  return json({
    data: [
      {
        handle: batch.handle,
        status: batch.isFinished ? 'finished' : 'started',
        errors_total_count: batch.errors.length,
        errors: batch.errors,
        warnings: [],
        ids_of_invalid_requests: withIds ? batch.errors.map(({ id }) => id) : [],
      },
    ],
  });
}

/** Everything that has come about by now, batches in the order in which they came. */
export function settle(state: State, world: World): void {
  const now = world.now();
  for (const batch of state.batches) {
    if (batch.isFinished || batch.endsAt > now) continue;
    for (const [line, request] of batch.requests.entries()) work(state, world, batch, request, line);
    batch.isFinished = true;
  }
  for (const item of state.items) {
    if (!item.review || item.review.endsAt > now) continue;
    item.turnedDown = item.review.reason;
    item.review = null;
  }
}

function work(state: State, world: World, batch: Batch, { method, data }: Request, line: number): void {
  const { catalogueId } = batch;
  const item = state.items.find(
    (one) => one.catalogueId === catalogueId && one.retailerId === data.id && !one.isDeleted,
  );
  const fail = (message: string) => batch.errors.push({ line, id: data.id, message });
  if (method === 'DELETE') {
    if (item) item.isDeleted = true;
    return;
  }
  if (!item && method === 'UPDATE' && !batch.allowUpsert)
    return void fail(`Item with id ${data.id} does not exist`);
  const fields = { ...item?.fields, ...data };
  const lack = missing(fields);
  if (lack)
    return void fail(`Invalid value: Value passed at position ${line} (id=${data.id}) is invalid: "${lack}"`);
  const target = item ?? add(state, world, catalogueId, data.id);
  const isNew = ['title', 'description', 'image_link'].some((name) => target.fields[name] !== fields[name]);
  target.fields = fields;
  if (!isNew) return;
  const reason = world.review.verdict() ?? reviewersReason(String(fields.title), String(fields.description));
  target.turnedDown = null;
  target.review = { endsAt: batch.endsAt + world.review.delayMs(), reason };
}

function add(state: State, world: World, catalogueId: string, retailerId: string): Item {
  const item: Item = {
    id: world.digits(16),
    catalogueId,
    retailerId,
    fields: {},
    isDeleted: false,
    review: null,
    turnedDown: null,
  };
  state.items.push(item);
  return item;
}

/** Only `filter={"retailer_id":{"is_any":[…]}}` or `{"eq":…}`; pages of one hundred. */
export function listProducts({ state, catalogueId, query }: CatalogueCall): FakeReply {
  const wanted = readFilter(query.get('filter'));
  const names = (query.get('fields') ?? 'id,retailer_id').split(',');
  const found = state.items.filter(
    (one) => one.catalogueId === catalogueId && !one.isDeleted && wanted.includes(one.retailerId),
  );
  return json({
    data: found.slice(0, Number(query.get('limit') ?? 25)).map((one) => {
      const all: Record<string, unknown> = shown(one);
      return Object.fromEntries(names.flatMap((name) => (name in all ? [[name, all[name]]] : [])));
    }),
  });
}

function readFilter(text: string | null): string[] {
  try {
    const { retailer_id: by } = JSON.parse(text ?? '') as { retailer_id: { is_any?: string[]; eq?: string } };
    return by.is_any ?? (by.eq === undefined ? [] : [by.eq]);
  } catch {
    return no(100, 'Invalid filter');
  }
}

function shown(item: Item) {
  return {
    id: item.id,
    retailer_id: item.retailerId,
    name: item.fields.title,
    price: item.fields.price,
    availability: item.fields.availability,
    visibility: item.fields.status === 'archived' ? 'staging' : 'published',
    review_status: item.review ? 'pending' : item.turnedDown === null ? 'approved' : 'rejected',
    review_rejection_reasons: item.turnedDown === null ? [] : [item.turnedDown],
  };
}

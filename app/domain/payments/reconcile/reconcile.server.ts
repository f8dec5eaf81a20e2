import type { ByItself } from '#app/domain/payments/reconcile/each-by-itself.ts';
import { listMissingHere } from '#app/domain/payments/reconcile/list-missing-here.server.ts';
import type { ListedThing, OwnThing, ProviderList } from '#app/domain/payments/reconcile/provider-list.ts';
import {
  type FindingKind,
  mendFinding,
  writeFinding,
} from '#app/domain/payments/reconcile/write-finding.server.ts';
import type { Context } from '#app/server/context.ts';

/** What one comparison came to. */
export type Reconciled = {
  /** In the provider's list. */
  readonly listed: number;
  /** Were missing here, or stood otherwise, and have been fetched. */
  readonly mended: number;
  /** Stay for a person to look at. */
  readonly open: number;
  /** The lists were read to their ends, and whatever they showed stands here or waits for staff. */
  readonly isWhole: boolean;
};

/**
 * Compares a provider's list with ours, both ways. What is missing here or stands otherwise is fetched the way a notice would
 * have it fetched, and noted as mended; what still does not agree, or does not exist there, waits for staff. A sum that
 * differs is never made to fit. What is missing here and could not be fetched waits for staff as well, and so is known until it
 * is; what is known and could not be fetched is fetched by another run.
 * @param since how far back it looks, ms UTC.
 * @param byItself does each of them, and keeps those that failed.
 */
export async function reconcile(
  context: Context,
  list: ProviderList,
  since: number,
  byItself: ByItself,
): Promise<Reconciled> {
  const { provider } = list;
  const { things: theirs, from } = await list.listed(since);
  const ids = theirs.map(({ externalId }) => externalId);
  const before = byId(await list.own(since, ids));
  let [mended, open, unsaid] = [0, 0, 0];
  const behind = theirs.filter((thing) => differenceOf(thing, before.get(keyOf(thing))) !== null);
  const failed = new Set<string>();
  for (const thing of behind) {
    if (!(await byItself.attempt(nameOf(thing), () => list.take(thing)))) failed.add(keyOf(thing));
  }
  // The list is some time old by now: what was written here meanwhile may be newer.
  const again = new Map<string, ListedThing>();
  for (const thing of behind) {
    if (failed.has(keyOf(thing))) continue;
    const found = await byItself.attempt(nameOf(thing), () => list.find(thing));
    if (found) again.set(keyOf(thing), found.value ?? thing);
    else failed.add(keyOf(thing));
  }
  const after = behind.length === 0 ? before : byId(await list.own(since, ids));
  const wasMissing = new Set((await listMissingHere(context, provider)).map(keyOf));
  for (const thing of theirs) {
    const key = keyOf(thing);
    const now = differenceOf(again.get(key) ?? thing, after.get(key));
    const was = differenceOf(thing, before.get(key));
    // The list is all that is known of it, and may be older than what stands here.
    if (now !== null && now !== 'missing-here' && failed.has(key)) continue;
    if (now !== null) open += 1;
    else if (was !== null) mended += 1;
    const kinds = now !== null || was === null ? [] : [was];
    if (now === null && wasMissing.has(key)) kinds.push('missing-here');
    const said = await byItself.attempt(nameOf(thing), async () => {
      if (now !== null) await note(context, provider, now, thing);
      for (const kind of new Set(kinds)) await note(context, provider, kind, thing, true);
    });
    if (!said) unsaid += 1;
  }
  const listedKeys = new Set(theirs.map(keyOf));
  for (const thing of after.values()) {
    const start = from[thing.kind];
    if (start === null || thing.seenAt < start || listedKeys.has(keyOf(thing))) continue;
    await byItself.attempt(nameOf(thing), async () => {
      const found = await list.find(thing);
      const difference = found ? differenceOf(found, thing) : 'missing-there';
      if (difference === null) return forget(context, provider, thing);
      open += 1;
      await note(context, provider, difference, thing);
    });
  }
  const isWhole = unsaid === 0 && Object.values(from).every((start) => start !== null);
  return { listed: theirs.length, mended, open, isWhole };
}

const nameOf = ({ kind, externalId }: ListedThing) => `${kind} ${externalId}`;

const keyOf = ({ kind, externalId }: Pick<ListedThing, 'kind' | 'externalId'>) => `${kind}:${externalId}`;

const byId = (things: readonly OwnThing[]) => new Map(things.map((thing) => [keyOf(thing), thing]));

function differenceOf(theirs: ListedThing, ours: ListedThing | undefined): FindingKind | null {
  // Of what has not moved any money there we need not have heard.
  if (!ours) return theirs.kind === 'refund' && theirs.state !== 'done' ? null : 'missing-here';
  // What came back moved nothing in the end, and a part of it may have been sent again.
  if (theirs.state === 'failed' && ours.state === 'failed') return null;
  if (ours.amount !== theirs.amount || ours.currency !== theirs.currency) return 'amount';
  return ours.state === theirs.state ? null : 'state';
}

async function note(
  context: Context,
  provider: string,
  kind: FindingKind,
  { kind: what, externalId, amount, currency, state }: ListedThing,
  isMended = false,
): Promise<void> {
  await context.store.write(async (tx) => {
    const subject = externalId;
    const detail = { what, amount, currency, state };
    const isNew = await writeFinding(context, tx, { provider, kind, subject, detail, isMended });
    if (isMended && !isNew) await mendFinding(context, tx, { provider, kind, subject });
  });
}

/** It was looked for in vain before, and is there. */
async function forget(context: Context, provider: string, { externalId: subject }: OwnThing): Promise<void> {
  await context.store.write((tx) => mendFinding(context, tx, { provider, kind: 'missing-there', subject }));
}

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
};

/**
 * Compares a provider's list with ours, both ways. What is missing here or stands otherwise is fetched the way a notice would
 * have it fetched, and noted as mended; what still does not agree, or does not exist there, waits for staff. A sum that
 * differs is never made to fit.
 */
export async function reconcile(context: Context, list: ProviderList, since: number): Promise<Reconciled> {
  const { provider } = list;
  const theirs = await list.listed(since);
  const ids = theirs.map(({ externalId }) => externalId);
  const before = byId(await list.own(since, ids));
  let mended = 0;
  const behind = theirs.filter((thing) => differenceOf(thing, before.get(keyOf(thing))) !== null);
  for (const thing of behind) await list.take(thing);
  // The list is some time old by now: what was written here meanwhile may be newer.
  const again = new Map<string, ListedThing>();
  for (const thing of behind) again.set(keyOf(thing), (await list.find(thing)) ?? thing);
  const after = behind.length === 0 ? before : byId(await list.own(since, ids));
  let open = 0;
  for (const thing of theirs) {
    const now = differenceOf(again.get(keyOf(thing)) ?? thing, after.get(keyOf(thing)));
    const was = differenceOf(thing, before.get(keyOf(thing)));
    if (now !== null) {
      open += 1;
      await note(context, provider, now, thing);
    } else if (was !== null) {
      mended += 1;
      await note(context, provider, was, thing, true);
    }
  }
  const listedKeys = new Set(theirs.map(keyOf));
  for (const thing of after.values()) {
    if (thing.seenAt < since || listedKeys.has(keyOf(thing))) continue;
    const found = await list.find(thing);
    const difference = found ? differenceOf(found, thing) : 'missing-there';
    if (difference === null) {
      await forget(context, provider, thing);
      continue;
    }
    open += 1;
    await note(context, provider, difference, thing);
  }
  return { listed: theirs.length, mended, open };
}

const keyOf = ({ kind, externalId }: ListedThing) => `${kind}:${externalId}`;

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

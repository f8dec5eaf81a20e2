import { and, between, eq, inArray } from 'drizzle-orm';
import { foldReference, type SeenTransfer } from '#app/domain/payments/bank-transfers/seen-transfer.ts';
import type { Context } from '#app/server/context.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import type { Db, Store } from '#db/store.ts';

export type TransferRow = Store['tables']['bankTransfer']['$inferSelect'];
type SightingRow = Store['tables']['transferSighting']['$inferSelect'];

/** Sources may write the same transfer under days that differ: booked at night, or only the day is known. */
const OTHER_SOURCE_MS = 2 * DAY_MS;
/** A reference names a transfer, but some banks begin to count anew. */
const SAME_REFERENCE_MS = 4 * DAY_MS;
/** A producer may say that money came long before a statement shows it, or after. */
const BY_HAND_MS = 45 * DAY_MS;
/** References of which one only goes on where the other ends are the same from this length. */
const REFERENCE_STEM = 10;

/**
 * The transfer that was heard of before and is this one: by the bank's reference, or, where one of both has none, by its
 * amount, day and memo codes, if this source has not told of it yet. What a producer has said by hand is met by the first
 * real transfer of that amount with the order's code. Two real transfers never become one: where references differ, they
 * are two. Part of a write that holds the account.
 */
export async function findSameTransfer(
  { store }: Context,
  db: Db,
  accountId: string,
  seen: SeenTransfer,
  codes: readonly string[],
  /** Of transfers that this source would tell of already, in a trial. */
  met: ReadonlySet<string> = new Set(),
): Promise<TransferRow | null> {
  const { bankTransfer, transferSighting } = store.tables;
  const alike = await db
    .select()
    .from(bankTransfer)
    .where(
      and(
        eq(bankTransfer.bankAccountId, accountId),
        eq(bankTransfer.amount, seen.amount),
        between(bankTransfer.occurredAt, seen.occurredAt - BY_HAND_MS, seen.occurredAt + BY_HAND_MS),
      ),
    );
  if (alike.length === 0) return null;
  const ids = alike.map(({ id }) => id);
  const sightings = await db.select().from(transferSighting).where(inArray(transferSighting.transferId, ids));
  const distance = (one: TransferRow) => Math.abs(one.occurredAt - seen.occurredAt);
  const near = [...alike].sort((a, b) => distance(a) - distance(b) || (a.id < b.id ? -1 : 1));
  const known = (one: TransferRow) => sightings.filter(({ transferId }) => transferId === one.id);
  return (
    near.find((one) => distance(one) <= SAME_REFERENCE_MS && hasSameReference(known(one), seen)) ??
    near.find((one) => !met.has(one.id) && isOfOtherSource(one, known(one), seen, codes)) ??
    null
  );
}

function hasSameReference(sightings: readonly SightingRow[], seen: SeenTransfer): boolean {
  const reference = foldReference(seen.reference);
  return reference !== null && sightings.some((one) => isSameReference(one.reference, reference));
}

function isSameReference(one: string | null, other: string): boolean {
  if (one === null) return false;
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= REFERENCE_STEM && long.startsWith(short);
}

function isOfOtherSource(
  one: TransferRow,
  sightings: readonly SightingRow[],
  seen: SeenTransfer,
  codes: readonly string[],
): boolean {
  if (sightings.some(({ source }) => source === seen.source)) return false;
  const isByHand = sightings.every(({ source }) => source === 'hand');
  const distance = Math.abs(one.occurredAt - seen.occurredAt);
  if (isByHand) return distance <= BY_HAND_MS && one.codes.some((code) => codes.includes(code));
  const hasReference = sightings.some(({ reference }) => reference !== null);
  if (hasReference && foldReference(seen.reference) !== null) return false;
  if (distance > OTHER_SOURCE_MS || codes.length === 0) return false;
  return one.codes.length === codes.length && one.codes.every((code) => codes.includes(code));
}

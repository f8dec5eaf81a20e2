import { and, between, eq, inArray, notExists } from 'drizzle-orm';
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
/** One reference may go on with the bank's name where the other ends (`FT26330123456\BNK`), from this length. */
const REFERENCE_STEM = 10;

/**
 * The transfer that another source has told of before and is this one: by the bank's reference, or, where one of both has
 * none, by its amount, day and memo codes. What a producer has said by hand is met by the first real transfer of that
 * amount with the order's code. Two real transfers never become one: they are two where a source tells of both, where
 * their memo codes contradict each other, and where their references differ. In doubt they are two as well, and the second
 * waits for a person. Part of a write that holds the account.
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
        // What this source has told of is another one: of a popular price nearly all are.
        notExists(
          db
            .select({ id: transferSighting.id })
            .from(transferSighting)
            .where(
              and(eq(transferSighting.transferId, bankTransfer.id), eq(transferSighting.source, seen.source)),
            ),
        ),
      ),
    );
  if (alike.length === 0) return null;
  const ids = alike.map(({ id }) => id);
  const sightings = await db.select().from(transferSighting).where(inArray(transferSighting.transferId, ids));
  const distance = (one: TransferRow) => Math.abs(one.occurredAt - seen.occurredAt);
  const near = [...alike].sort((a, b) => distance(a) - distance(b) || (a.id < b.id ? -1 : 1));
  const known = (one: TransferRow) => sightings.filter(({ transferId }) => transferId === one.id);
  const untold = near.filter(({ id }) => !met.has(id));
  const byReference = untold.filter(
    (one) => distance(one) <= SAME_REFERENCE_MS && isWithin(one.codes, codes),
  );
  const reference = foldReference(seen.reference);
  const isNamed = (is: (one: string, other: string) => boolean) => (transfer: TransferRow) =>
    reference !== null &&
    known(transfer).some((one) => one.reference !== null && is(one.reference, reference));
  return (
    byReference.find(isNamed((one, other) => one === other)) ??
    byReference.find(isNamed(isSameStem)) ??
    untold.find((one) => isOfOtherSource(one, known(one), seen, codes)) ??
    null
  );
}

/** Whether two texts of one transfer may hold these codes: a source that cuts texts off has fewer. */
function isWithin(some: readonly string[], others: readonly string[]): boolean {
  const [few, many] = some.length < others.length ? [some, others] : [others, some];
  return few.every((code) => many.includes(code));
}

/** A digit more is another number. */
function isSameStem(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= REFERENCE_STEM && long.startsWith(short) && /^[A-Z]/.test(long.slice(short.length));
}

function isOfOtherSource(
  one: TransferRow,
  sightings: readonly SightingRow[],
  seen: SeenTransfer,
  codes: readonly string[],
): boolean {
  const isByHand = sightings.every(({ source }) => source === 'hand');
  const distance = Math.abs(one.occurredAt - seen.occurredAt);
  if (isByHand) return distance <= BY_HAND_MS && isSameCodes(one.codes, codes);
  const hasReference = sightings.some(({ reference }) => reference !== null);
  if (hasReference && foldReference(seen.reference) !== null) return false;
  return distance <= OTHER_SOURCE_MS && codes.length > 0 && isSameCodes(one.codes, codes);
}

function isSameCodes(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && isWithin(some, others);
}

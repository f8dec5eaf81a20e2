import { eq } from 'drizzle-orm';
import { gatherNotices } from '#app/domain/payments/bank-notices/gather-notices.ts';
import { type NewFinding, writeFinding } from '#app/domain/payments/reconcile/write-finding.server.ts';
import type { Context } from '#app/server/context.ts';
import { inRounds } from '#app/server/in-rounds.ts';
import type { JobToLeave } from '#app/server/jobs/job-queue.server.ts';
import type { Store, Tx } from '#db/store.ts';

type PaymentEventRow = Store['tables']['paymentEvent']['$inferInsert'];

export type EventToKeep = {
  readonly row: PaymentEventRow;
  /** What acts on it, once it is kept; null where there is nothing to do. */
  readonly work: JobToLeave | null;
  /** What staff have to look at because of it. */
  readonly finding?: NewFinding | null;
  /** The bank account whose provider has been heard from with it; null where that is known or is none. */
  readonly heardFor: string | null;
};

const MOST_AT_ONCE = 100;
const keepers = new WeakMap<Context['store'], (asked: EventToKeep) => Promise<boolean>>();

/**
 * Keeps a provider's message with the job that acts on it, both or neither. Those that come at the same time are kept by one
 * write: a bank that tells of a hundred transfers at once waits for one commit and not for a hundred.
 * @returns once it is committed: whether it is new; what was kept before stays as it was, and leaves no job.
 */
export function keepPaymentEvent(context: Context, event: EventToKeep): Promise<boolean> {
  const known = keepers.get(context.store);
  const keep = known ?? inRounds(MOST_AT_ONCE, (events) => keepEach(context, events), gatherNotices);
  if (!known) keepers.set(context.store, keep);
  return keep(event);
}

/** @returns of each whether it is new. */
async function keepEach(context: Context, events: readonly EventToKeep[]): Promise<boolean[]> {
  // In one order everywhere: of two processes that keep the same ones at the same time, neither waits for the other.
  const nameOf = ({ row }: EventToKeep) => `${row.provider} ${row.externalId}`;
  const sorted = events.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const kept = await context.store.write((tx) => write(context, tx, sorted), { isolation: 'guarded' });
  return events.map(({ row }) => kept.has(row.id));
}

async function write(context: Context, tx: Tx, events: readonly EventToKeep[]): Promise<Set<string>> {
  const { store, jobs, clock } = context;
  const { paymentEvent, bankAccount } = store.tables;
  const rows = await tx
    .insert(paymentEvent)
    .values(events.map(({ row }) => row))
    .onConflictDoNothing({ target: [paymentEvent.provider, paymentEvent.externalId] })
    .returning({ id: paymentEvent.id });
  const kept = new Set(rows.map(({ id }) => id));
  const fresh = events.filter(({ row }) => kept.has(row.id));
  await jobs.enqueueEach(
    tx,
    fresh.flatMap(({ work }) => work ?? []),
  );
  for (const { finding } of fresh) if (finding) await writeFinding(context, tx, finding);
  const heardFor = new Set(fresh.flatMap(({ heardFor: accountId }) => accountId ?? []));
  for (const accountId of [...heardFor].sort()) {
    await tx.update(bankAccount).set({ lastNoticeAt: clock.now() }).where(eq(bankAccount.id, accountId));
  }
  return kept;
}

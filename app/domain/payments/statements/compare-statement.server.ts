import { and, asc, eq, gte, inArray, isNull, lt } from 'drizzle-orm';
import { mendFinding, writeFinding } from '#app/domain/payments/reconcile/write-finding.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate, startOfLocalDay } from '#app/server/local-date.ts';

/** Providers tell again for half an hour; what is younger may still be told. */
const TELLING_MS = 60 * 60 * 1000;
/** Far below the engines' limits of parameters. */
const IDS_PER_QUERY = 500;
/** Whose word stands against a statement, as findings name it. */
const BANK = 'bank';
const UNSTATED = 'not-in-statement';

/** A transfer as a statement shows it; ms UTC. */
export type StatedTransfer = { readonly transferId: string; readonly occurredAt: number };

/**
 * Compares a statement that was taken in with what was told of its account, both ways. What the account's provider never told
 * of has come in by the statement and is noted as mended; what was told of, or said by hand, within its days and is not in it
 * waits for staff. Neither the first nor the last day is known to be whole, so that the last is left out.
 */
export async function compareStatement(
  context: Context,
  { accountId, stated }: { accountId: string; stated: readonly StatedTransfer[] },
): Promise<void> {
  const { untold, unstated, found } = await findDifferences(context, accountId, stated);
  await context.store.write(async (tx) => {
    for (const subject of found) await mendFinding(context, tx, { provider: BANK, kind: UNSTATED, subject });
    for (const { provider, id, amount } of untold) {
      const detail = { transferId: id, amount, currency: 'VND' };
      await writeFinding(context, tx, { provider, kind: 'untold', subject: id, detail, isMended: true });
    }
    for (const { id, amount, source } of unstated) {
      const detail = { transferId: id, amount, currency: 'VND', source };
      await writeFinding(context, tx, { provider: BANK, kind: UNSTATED, subject: id, detail });
    }
  });
}

async function findDifferences(
  { store, clock }: Context,
  accountId: string,
  stated: readonly StatedTransfer[],
) {
  const { bankAccount, bankTransfer, transferSighting, reconciliationFinding: finding } = store.tables;
  const times = stated.map(({ occurredAt }) => occurredAt);
  if (times.length === 0) return { untold: [], unstated: [], found: [] };
  const from = startOfLocalDay(localDate(Math.min(...times)));
  const until = startOfLocalDay(localDate(Math.max(...times)));
  return store.read(async (db) => {
    const [account] = await db.select().from(bankAccount).where(eq(bankAccount.id, accountId));
    const provider = account?.provider ?? null;
    const within = await db
      .select()
      .from(bankTransfer)
      .where(
        and(
          eq(bankTransfer.bankAccountId, accountId),
          gte(bankTransfer.occurredAt, from),
          lt(bankTransfer.occurredAt, until),
        ),
      )
      .orderBy(asc(bankTransfer.id));
    const sightings = await db
      .select()
      .from(transferSighting)
      .where(eq(transferSighting.bankAccountId, accountId));
    const seen = new Set(sightings.map(({ transferId, source }) => `${source} ${transferId}`));
    const isSeenBy = (id: string, source: string) => seen.has(`${source} ${id}`);
    const inStatement = new Set(stated.map(({ transferId }) => transferId));
    const unstated = within.filter(({ id }) => !inStatement.has(id) && !isSeenBy(id, 'statement'));
    const missed = await db
      .select({ subject: finding.subject })
      .from(finding)
      .where(and(eq(finding.provider, BANK), eq(finding.kind, UNSTATED), isNull(finding.mendedAt)));
    /** Missed in an earlier statement, and in this one. */
    const found = missed.flatMap(({ subject }) => (inStatement.has(subject) ? [subject] : []));
    if (provider === null) return { untold: [], unstated, found };
    // Before it told of anything it was not asked to.
    const begins = Math.min(...sightings.flatMap(({ source, at }) => (source === provider ? [at] : [])));
    const ids = stated
      .filter(({ transferId, occurredAt }) => {
        const isDue = occurredAt >= begins && occurredAt <= clock.now() - TELLING_MS;
        return isDue && !isSeenBy(transferId, provider);
      })
      .map(({ transferId }) => transferId);
    const untold: Array<{ provider: string; id: string; amount: number }> = [];
    for (let at = 0; at < ids.length; at += IDS_PER_QUERY) {
      const rows = await db
        .select({ id: bankTransfer.id, amount: bankTransfer.amount })
        .from(bankTransfer)
        .where(inArray(bankTransfer.id, ids.slice(at, at + IDS_PER_QUERY)));
      untold.push(...rows.map((row) => ({ ...row, provider })));
    }
    return { untold, unstated, found };
  });
}

import { timingSafeEqual } from 'node:crypto';
import { and, eq, getTableColumns, isNull } from 'drizzle-orm';
import {
  type OpenPaper,
  openPaperRow,
  paperExtension,
} from '#app/domain/channels/papers/open-paper.server.ts';
import { papersOn } from '#app/domain/channels/papers/papers-that-hold.server.ts';
import type { Context } from '#app/server/context.ts';
import { fingerprint } from '#app/server/crypto/derive-key.server.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { DAY_MS, localDate } from '#app/server/local-date.ts';

/** A platform's people look at what was sent within days; 48 hours is what Tiki names. */
const GOOD_FOR_MS = 30 * DAY_MS;

/** An address at which a platform that takes no files fetches a paper: nobody can guess it, and it ends by itself. */
export function paperLink(context: Pick<Context, 'config' | 'clock'>, paperId: string): string {
  const { appSecret, publicUrl } = context.config;
  const until = String(context.clock.now() + GOOD_FOR_MS);
  return `${publicUrl}/papers/${paperId}/${until}/${signature(appSecret, paperId, until)}`;
}

/**
 * The paper of such an address while it holds, under a name of ours, as whoever uploads one may have named the file after
 * a person: "food-safety-2026-01-10.pdf", by its kind and the day of its issue, else the day on which it was given.
 * @param until ms UTC
 * @throws NotFound for an address that was not given out or is over, for a paper that does not hold today (`papersOn`:
 * over, put away or refused since) and for one of a producer that is suspended.
 */
export async function openLinkedPaper(
  context: Context,
  { paperId, until, signed }: { paperId: string; until: string; signed: string },
): Promise<OpenPaper> {
  const { appSecret, previousSecret } = context.config;
  const isGiven = [appSecret, previousSecret].some(
    (secret) => secret !== null && isSame(signed, signature(secret, paperId, until)),
  );
  if (!isGiven || Number(until) < context.clock.now()) throw new NotFound('paper');
  const { paper, producer } = context.store.tables;
  const rows = await context.store.read((db) =>
    db
      .select(getTableColumns(paper))
      .from(paper)
      .innerJoin(producer, eq(producer.id, paper.producerId))
      .where(and(eq(paper.id, paperId), isNull(producer.suspendedAt))),
  );
  const [row] = rows;
  const { holding } = papersOn(rows, localDate(context.clock.now()));
  if (!row || holding.length === 0) throw new NotFound('paper');
  const day = row.issuedOn ?? localDate(row.createdAt);
  const fileName = `${row.kind}-${day}${paperExtension(row.mediaType)}`;
  return { ...(await openPaperRow(context, row)), fileName };
}

function signature(secret: Buffer, paperId: string, until: string): string {
  return fingerprint(secret, 'paper-link', `${paperId}|${until}`);
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

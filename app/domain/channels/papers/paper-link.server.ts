import { timingSafeEqual } from 'node:crypto';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { type OpenPaper, openPaperRow } from '#app/domain/channels/papers/open-paper.server.ts';
import type { Context } from '#app/server/context.ts';
import { fingerprint } from '#app/server/crypto/derive-key.server.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { DAY_MS } from '#app/server/local-date.ts';

/** A platform's people look at what was sent within days; 48 hours is what Tiki names. */
const GOOD_FOR_MS = 30 * DAY_MS;

/** An address at which a platform that takes no files fetches a paper: nobody can guess it, and it ends by itself. */
export function paperLink(context: Pick<Context, 'config' | 'clock'>, paperId: string): string {
  const { appSecret, publicUrl } = context.config;
  const until = String(context.clock.now() + GOOD_FOR_MS);
  return `${publicUrl}/papers/${paperId}/${until}/${signature(appSecret, paperId, until)}`;
}

/**
 * The paper of such an address while it is in use.
 * @param until ms UTC
 * @throws NotFound for an address that was not given out or is over, and for a paper that was put away or refused since.
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
  const { paper } = context.store.tables;
  const [row] = await context.store.read((db) =>
    db
      .select()
      .from(paper)
      .where(and(eq(paper.id, paperId), isNull(paper.archivedAt), ne(paper.state, 'refused'))),
  );
  if (!row) throw new NotFound('paper');
  return openPaperRow(context, row);
}

function signature(secret: Buffer, paperId: string, until: string): string {
  return fingerprint(secret, 'paper-link', `${paperId}|${until}`);
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

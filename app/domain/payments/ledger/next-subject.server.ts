import { and, count, eq, like, or } from 'drizzle-orm';
import type { PostingKind } from '#app/domain/payments/ledger/post.server.ts';
import type { Store, Tx } from '#db/store.ts';

/**
 * What the next posting of a kind is about where the same thing may happen to something more than once: the thing itself at first,
 * and with a number after that. Whoever posts holds the payment, so that no number is given twice.
 * @param subject `refund:<id>`, without a number.
 */
export async function nextSubject(
  { ledgerPosting }: Store['tables'],
  tx: Tx,
  kind: PostingKind,
  subject: string,
): Promise<string> {
  const [earlier] = await tx
    .select({ total: count() })
    .from(ledgerPosting)
    .where(
      and(
        eq(ledgerPosting.kind, kind),
        or(eq(ledgerPosting.subject, subject), like(ledgerPosting.subject, `${subject}:%`)),
      ),
    );
  const before = Number(earlier?.total ?? 0);
  return before === 0 ? subject : `${subject}:${before + 1}`;
}

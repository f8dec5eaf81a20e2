import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { NoticeKind } from '#app/domain/notices/notice-kinds.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/** What was wrong is mended: its unread notices need no reading any more. Part of the caller's write. */
export async function settleNotices(
  { store, clock }: Context,
  tx: Tx,
  { subject, kinds }: { subject: string; kinds: ReadonlyArray<NoticeKind> },
): Promise<void> {
  const { producerNotice } = store.tables;
  await tx
    .update(producerNotice)
    .set({ readAt: clock.now() })
    .where(
      and(
        eq(producerNotice.subject, subject),
        inArray(producerNotice.kind, [...kinds]),
        isNull(producerNotice.readAt),
      ),
    );
}

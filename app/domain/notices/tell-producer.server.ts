import type { NoticeKind } from '#app/domain/notices/notice-kinds.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Tx } from '#db/store.ts';

export type NewNotice = {
  producerId: string;
  kind: NoticeKind;
  params: Readonly<Record<string, string | number>>;
  /** Where it is mended, a path inside the portal; null when there is nothing to do. */
  path: string | null;
  /** The thing that it is about: at most one unread notice of the kind for each. */
  subject: string;
};

/** Leaves a notice for a producer, part of the caller's write; nothing when the same one is still unread. */
export async function tellProducer({ store, clock }: Context, tx: Tx, notice: NewNotice): Promise<void> {
  await tx
    .insert(store.tables.producerNotice)
    .values({ ...notice, id: newId(), params: { ...notice.params }, createdAt: clock.now() })
    .onConflictDoNothing();
}

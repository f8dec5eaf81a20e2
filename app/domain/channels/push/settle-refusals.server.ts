import { and, eq, inArray, isNull } from 'drizzle-orm';
import { firstCode } from '#app/domain/channels/push/explain-refusal.ts';
import { readRefusalSubject } from '#app/domain/channels/push/refusal-subject.ts';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';
import type { PushItemState } from '#db/tables/pushes.ts';

/** A product in these states is there: what was refused of it is mended. On its way again it may be refused once more. */
const there: readonly PushItemState[] = ['live', 'draft'];

/**
 * A product of a shop has been taken: the unread notices of refusals none of whose products is off the platform any more
 * need no reading. Part of the caller's write; nearly always there is no such notice, and nothing more is asked.
 */
export async function settleRefusals(context: Context, tx: Tx, shopId: string): Promise<void> {
  const { channelProduct, channelShop, producerNotice, pushItem, pushRun } = context.store.tables;
  const notices = await tx
    .select({ subject: producerNotice.subject })
    .from(producerNotice)
    .innerJoin(channelShop, eq(channelShop.producerId, producerNotice.producerId))
    .where(
      and(eq(channelShop.id, shopId), eq(producerNotice.kind, 'push-refused'), isNull(producerNotice.readAt)),
    );
  for (const { subject } of notices) {
    const about = readRefusalSubject(subject);
    if (!about) continue;
    const told = await tx
      .select({ refusal: pushItem.refusal, state: channelProduct.state })
      .from(pushItem)
      .innerJoin(pushRun, and(eq(pushRun.id, pushItem.runId), eq(pushRun.shopId, shopId)))
      .innerJoin(
        channelProduct,
        and(eq(channelProduct.shopId, pushRun.shopId), eq(channelProduct.listingId, pushItem.listingId)),
      )
      .where(and(eq(pushItem.runId, about.runId), inArray(pushItem.state, ['rejected', 'failed'])));
    const products = told.filter(({ refusal }) => firstCode(refusal) === about.code);
    if (products.length > 0 && products.every(({ state }) => there.includes(state))) {
      await settleNotices(context, tx, { subject, kinds: ['push-refused'] });
    }
  }
}

import { and, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { readRefusedRows } from '#app/domain/channels/exports/read-refused-rows.server.ts';
import { withChoice } from '#app/domain/channels/template/kept-choice.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/**
 * Ticks for one of the producer's workbooks what a platform did not take from a file, and nothing else: the workbook's page
 * shows the choice, to be looked at before a file is made. What was ticked there before is gone; its answers stay.
 * @returns where the workbook stands
 * @throws NotFound for somebody else's file or workbook, one of another channel, or where nothing was refused
 */
export async function chooseRefusedGoods(
  context: Context,
  actor: SellerActor,
  { exportId, templateId }: { exportId: string; templateId: string },
): Promise<{ channelCode: string }> {
  const { channel, given } = await readRefusedRows(context, actor, exportId);
  if (!given || given.goods.length === 0) throw new NotFound('export');
  const { goods } = given;
  const { channelTemplate } = context.store.tables;
  const own = and(
    eq(channelTemplate.id, templateId),
    eq(channelTemplate.producerId, actor.producerId),
    eq(channelTemplate.channelCode, channel.code),
  );
  await context.store.write(async (tx) => {
    const [kept] = await tx
      .select({ answers: channelTemplate.answers })
      .from(channelTemplate)
      .where(own)
      .limit(1);
    if (!kept) throw new NotFound('template');
    const each = new Map(goods.map(({ listingId }) => [listingId, 'take'] as const));
    const answers = withChoice(kept.answers, { rest: 'none', onlyChanges: false, each });
    await tx.update(channelTemplate).set({ answers }).where(own);
  });
  return { channelCode: channel.code };
}

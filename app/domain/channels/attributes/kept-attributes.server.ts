import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { PlatformAttribute } from '#app/domain/channels/platform/platform.ts';
import type { Context } from '#app/server/context.ts';
import type { Db, Tx } from '#db/store.ts';

const attribute = z.object({
  id: z.string(),
  name: z.string(),
  isMandatory: z.boolean(),
  kind: z.enum(['choice', 'choices', 'text', 'number', 'day', 'month']),
  options: z.array(z.object({ id: z.string(), name: z.string() })),
  unit: z.string().nullable(),
}) satisfies z.ZodType<PlatformAttribute>;

/** `readAt`: when the platform said so, ms UTC. */
export type KeptAttributes = { attributes: readonly PlatformAttribute[]; readAt: number };

/** What a platform asks in these categories, by category; those that nobody has asked about are left out. */
export async function keptAttributes(
  db: Db,
  { tables }: Context['store'],
  channelCode: string,
  categoryIds: readonly string[],
): Promise<Map<string, KeptAttributes>> {
  if (categoryIds.length === 0) return new Map();
  const { channelAttributes } = tables;
  const rows = await db
    .select()
    .from(channelAttributes)
    .where(
      and(
        eq(channelAttributes.channelCode, channelCode),
        inArray(channelAttributes.categoryId, [...new Set(categoryIds)]),
      ),
    );
  return new Map(
    rows.map(({ categoryId, attributes, readAt }) => [
      categoryId,
      { attributes: z.array(attribute).parse(attributes), readAt },
    ]),
  );
}

/** Keeps what a platform has just said. Part of the caller's write. */
export async function keepAttributes(
  { store, clock }: Context,
  tx: Tx,
  key: { channelCode: string; categoryId: string },
  attributes: readonly PlatformAttribute[],
): Promise<void> {
  const { channelAttributes } = store.tables;
  const said = { attributes, readAt: clock.now() };
  await tx
    .insert(channelAttributes)
    .values({ ...key, ...said })
    .onConflictDoUpdate({
      target: [channelAttributes.channelCode, channelAttributes.categoryId],
      set: said,
    });
}

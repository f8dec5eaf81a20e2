import { desc, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';

export type OwnNotice = {
  id: string;
  /** As stored: may be one that this release has no words for. */
  kind: string;
  /** `channel` is the channel's name here. */
  params: Record<string, string | number>;
  path: string | null;
  createdAt: number;
  isRead: boolean;
};

const SHOWN = 100;

/** The producer's latest notices, unread ones first. */
export async function listNotices({ store }: Context, actor: SellerActor): Promise<OwnNotice[]> {
  const { producerNotice, channel } = store.tables;
  const { rows, channels } = await store.read(async (db) => ({
    rows: await db
      .select()
      .from(producerNotice)
      .where(eq(producerNotice.producerId, actor.producerId))
      .orderBy(desc(producerNotice.createdAt), desc(producerNotice.id))
      .limit(SHOWN),
    channels: await db.select({ code: channel.code, name: channel.name }).from(channel),
  }));
  const names = new Map(channels.map(({ code, name }) => [code, name]));
  return rows
    .map(({ id, kind, params, path, createdAt, readAt }) => ({
      id,
      kind,
      params: { ...params, channel: names.get(String(params.channel)) ?? params.channel ?? '' },
      // Only inside the portal: a notice is no way out of it.
      path: path?.startsWith('/seller') ? path : null,
      createdAt,
      isRead: readAt !== null,
    }))
    .sort((a, b) => Number(a.isRead) - Number(b.isRead));
}

import { desc, eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { groupNotices } from '#app/domain/notices/group-notices.ts';
import type { Context } from '#app/server/context.ts';

export type OwnNotice = {
  /** Of the first, where several are read as one; see `groupNotices`. */
  id: string;
  /** As stored: may be one that this release has no words for. */
  kind: string;
  /** `channel` is the channel's name here; `count`: of how many products it tells. */
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
  const unread = groupNotices(rows.filter(({ readAt }) => readAt === null));
  const read = groupNotices(rows.filter(({ readAt }) => readAt !== null));
  return [...unread, ...read].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { id, kind, params, path, createdAt, readAt } = first;
    const isOne = others.length === 0;
    return {
      id,
      kind,
      params: {
        ...params,
        ...(isOne ? {} : { count: others.length + 1 }),
        channel: names.get(String(params.channel)) ?? params.channel ?? '',
      },
      // Only inside the portal: a notice is no way out of it. Several lead to the page and not to one of them.
      path: path?.startsWith('/seller') ? (isOne ? path : path.replace(/#.*$/, '')) : null,
      createdAt,
      isRead: readAt !== null,
    };
  });
}

import { eq } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** A presence with what is needed to look at its page. @throws NotFound */
export async function readPresence({ store }: Context, presenceId: string) {
  const { presence, channel, registerEntry } = store.tables;
  const [found] = await store.read((db) =>
    db
      .select({ presence, hosts: channel.hosts, product: registerEntry.name })
      .from(presence)
      .innerJoin(channel, eq(channel.code, presence.channelCode))
      .innerJoin(registerEntry, eq(registerEntry.id, presence.entryId))
      .where(eq(presence.id, presenceId)),
  );
  if (!found) throw new NotFound('presence');
  return found;
}

import { urlKey } from '#app/domain/register/parse/parse-links.ts';
import { presenceOfPage } from '#app/domain/register/presence-of-page.server.ts';
import { touchEntry, writeCheck } from '#app/domain/register/write-check.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Tx } from '#db/store.ts';
import type { PresenceState } from '#db/tables/register.ts';

export type ApiPresence = {
  entryId: string;
  channelCode: string;
  /** Public address of the product there; null where the platform tells none. */
  url: string | null;
  /** As the platform's interface has just said. */
  state: PresenceState;
  /** Said by a simulated platform: kept only in a demo market's database, and marked as such. */
  isSimulated: boolean;
  /** The producer knows already: they are told nothing more of its being down. */
  isTold?: boolean;
  /** A word that says why, for the desk. */
  note?: string | null;
};

/**
 * Keeps what a platform's interface says of a product: a presence that counts as verified. One that is not on sale is no
 * news where no presence was known. Part of the caller's write.
 */
export async function recordApiPresence(context: Context, tx: Tx, said: ApiPresence): Promise<void> {
  const { presence, databaseStamp } = context.store.tables;
  if (said.isSimulated) {
    const [stamp] = await tx.select({ kind: databaseStamp.kind }).from(databaseStamp);
    if (stamp?.kind !== 'demo') return;
  }
  const key = said.url === null ? '' : urlKey(said.url);
  const { entryId, channelCode } = said;
  const known = await presenceOfPage(tx, context.store.tables, { entryId, channelCode, urlKey: key });
  // Taken back by a person: what a machine says does not bring it back.
  if (known && known.revokedAt !== null) return;
  const isOnSale = said.state === 'live' || said.state === 'out_of_stock';
  if (!known && !isOnSale) return;
  const now = context.clock.now();
  const presenceId = known?.id ?? newId();
  if (!known) {
    await tx.insert(presence).values({
      id: presenceId,
      entryId: said.entryId,
      channelCode: said.channelCode,
      url: said.url,
      urlKey: key,
      state: 'claimed',
      firstSeenOn: localDate(now),
      source: said.isSimulated ? 'demo' : 'api',
      createdAt: now,
    });
  }
  await writeCheck(
    context,
    tx,
    {
      presenceId,
      method: 'api',
      state: said.state,
      checkedAt: now,
      verified: true,
      note: said.note ?? null,
      fetchedTitle: null,
      evidenceHash: null,
    },
    null,
    { isTold: said.isTold ?? false },
  );
  if (!known) await touchEntry(context, tx, said.entryId);
}

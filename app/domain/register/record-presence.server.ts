import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { urlKey } from '#app/domain/register/parse/parse-links.ts';
import {
  madeUpChannel,
  readPresenceUrl,
  refuseOtherPage,
} from '#app/domain/register/presence-address.server.ts';
import { handEvidence, type SeenByHand, staffAuthor } from '#app/domain/register/presence-input.server.ts';
import { presenceOfPage } from '#app/domain/register/presence-of-page.server.ts';
import { askForBoth } from '#app/domain/register/shared-pages.server.ts';
import { touchEntry, writeCheck } from '#app/domain/register/write-check.server.ts';
import type { Context } from '#app/server/context.ts';
import { isDemoMarket } from '#app/server/demo-market.server.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type RecordPresence = SeenByHand & {
  entryId: string;
  channelCode: string;
  /** The product's page there; empty where only the channel is known. */
  url: string;
  /** The page sells another product as well, as they say. */
  isForBoth?: boolean;
};

/**
 * Records that a product is on a channel, as a member of staff has seen it. Without a screenshot or a title that we
 * could fetch it is kept as claimed: the figure's "ever listed" follows at once, "live and verified" does not.
 * One that was revoked comes back with its history.
 * @returns the presence, and whether it counts as verified.
 * @throws NotFound (entry, or no staff); DomainError notInList, seenAfterClosing (channelCode), notAUrl,
 * presenceUrlOtherChannel, linkSellersOwn, linkNotProduct, linkNotProductLike (url), linkOfOther (url) where another product has that page and nobody said that it sells both,
 * and those of `handEvidence`
 */
export async function recordPresence(
  context: Context,
  actor: Actor,
  input: RecordPresence,
): Promise<{ presenceId: string; verified: boolean }> {
  const author = staffAuthor(actor);
  const { store, clock } = context;
  const { registerEntry, channel, presence } = store.tables;
  const { entry, place } = await store.read(async (db) => ({
    entry: (await db.select().from(registerEntry).where(eq(registerEntry.id, input.entryId)))[0],
    place: (await db.select().from(channel).where(eq(channel.code, input.channelCode)))[0],
  }));
  if (!entry) throw new NotFound('entry');
  if (!place) throw new DomainError('notInList', { field: 'channelCode' });
  const isDemo = await isDemoMarket(context);
  const url = readPresenceUrl(
    input.url,
    place,
    (typed) => isDemo && madeUpChannel(typed, [place]) === place.code,
  );
  if (url !== null) refuseOtherPage(url, place, 'url', { isLookedAt: true });
  // What was seen there before that day may still be recorded.
  if (place.closedOn !== null && input.seenOn >= place.closedOn)
    throw new DomainError('seenAfterClosing', {
      field: 'channelCode',
      params: { channel: place.name, date: place.closedOn },
    });
  const evidence = await handEvidence(context, input, {
    ...{ channelCode: place.code, url },
    ...{ hosts: place.hosts, product: entry.name },
  });
  const key = url === null ? '' : urlKey(url);
  const now = clock.now();

  return store.write(async (tx) => {
    const page = { entryId: entry.id, channelCode: place.code, urlKey: key };
    const known = await presenceOfPage(tx, store.tables, page);
    // What stands there already is asked about no more.
    const others =
      known && known.revokedAt === null
        ? []
        : await askForBoth(tx, store.tables, {
            ...{ channelCode: place.code, urlKey: key, field: 'url' },
            ...{ entryId: entry.id, isForBoth: input.isForBoth === true },
          });
    const presenceId = known?.id ?? newId();
    if (!known) {
      await tx.insert(presence).values({
        id: presenceId,
        entryId: entry.id,
        channelCode: place.code,
        url,
        urlKey: key,
        state: 'claimed',
        firstSeenOn: input.seenOn,
        source: 'staff',
        note: evidence.note,
        createdAt: now,
        createdBy: author.personId,
      });
    } else {
      const isBack = known.revokedAt !== null;
      await tx
        .update(presence)
        .set({
          revokedAt: null,
          revokedBy: null,
          revokedNote: null,
          firstSeenOn: isBack || input.seenOn < known.firstSeenOn ? input.seenOn : known.firstSeenOn,
        })
        .where(eq(presence.id, known.id));
    }
    await recordAudit(context, tx, {
      ...author,
      act: known?.revokedAt ? 'restore-presence' : 'record-presence',
      subject: 'register_entry',
      subjectId: entry.id,
      detail: {
        presenceId,
        channel: place.code,
        seenOn: input.seenOn,
        verified: evidence.verified,
        ...(others.length > 0 && { pageOf: others.map(({ code }) => code).join(', ') }),
      },
    });
    await writeCheck(context, tx, { ...evidence, presenceId, method: 'hand', state: input.state }, author);
    await touchEntry(context, tx, entry.id);
    return { presenceId, verified: evidence.verified };
  });
}

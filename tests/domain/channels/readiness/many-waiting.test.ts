import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listOwnReadiness } from '#app/domain/channels/readiness/list-own-readiness.server.ts';
import { scoreEverything } from '#app/domain/channels/readiness/score-listings.server.ts';
import { mostWaiting, readWaiting } from '#app/domain/channels/readiness/waiting-content.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { completeDraft } from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const copies = 2_000;
const perInsert = 100;

/** The listing again and again, each with its change that a reviewer has, the later the more; @returns the ids. */
async function copied({ store }: Context, id: string): Promise<string[]> {
  const { listing, listingRevision, channelReadiness, listingReadiness } = store.tables;
  const [row, revisions, scores, [whole]] = await store.read(async (db) => [
    (await db.select().from(listing).where(eq(listing.id, id)))[0],
    await db.select().from(listingRevision).where(eq(listingRevision.listingId, id)),
    await db.select().from(channelReadiness).where(eq(channelReadiness.listingId, id)),
    await db.select().from(listingReadiness).where(eq(listingReadiness.listingId, id)),
  ]);
  const open = revisions.find(({ state }) => state === 'submitted');
  if (!row || !open || !whole) throw new Error('no change is with a reviewer');
  const ids = Array.from({ length: copies }, () => newId());
  for (let at = 0; at < copies; at += perInsert) {
    const some = ids.slice(at, at + perInsert);
    await store.write(async (tx) => {
      await tx
        .insert(listing)
        .values(some.map((one) => ({ ...row, id: one, slug: one.toLowerCase(), approvedRevisionId: null })));
      await tx.insert(listingRevision).values(
        some.map((listingId, index) => ({
          ...open,
          id: newId(),
          listingId,
          submittedAt: (open.submittedAt ?? 0) + at + index + 1,
        })),
      );
      for (const score of scores)
        await tx.insert(channelReadiness).values(some.map((listingId) => ({ ...score, listingId })));
      await tx.insert(listingReadiness).values(some.map((listingId) => ({ ...whole, listingId })));
    });
  }
  return ids;
}

eachEngine('thousands of changes with a reviewer', (open) => {
  test('only the latest are looked at anew; the page is there, and its counts are of all', async () => {
    const { context } = await open();
    const actor = await sellerOf(context);
    const id = await completeDraft(context, actor);
    const { listing, listingRevision } = context.store.tables;
    await scoreEverything(context);
    await context.store.write(async (tx) => {
      await tx.update(listing).set({ state: 'published' }).where(eq(listing.id, id));
      const handedIn = { state: 'submitted', submittedAt: context.clock.now() } as const;
      await tx.update(listingRevision).set(handedIn).where(eq(listingRevision.listingId, id));
    });
    const ids = await copied(context, id);
    const today = localDate(context.clock.now());
    const waiting = await context.store.read((db) => readWaiting(db, context, actor.producerId, today));
    expect(waiting).toHaveLength(mostWaiting * channels.length);
    expect(new Set(waiting.map(({ listingId }) => listingId))).toEqual(new Set(ids.slice(-mostWaiting)));
    const { counts } = await listOwnReadiness(context, actor, { channel: null, rule: null, after: '' });
    for (const { code, name: _, ...bands } of counts)
      expect(
        Object.values(bands).reduce((sum, one) => sum + one, 0),
        code,
      ).toBe(copies + 1);
  });
});

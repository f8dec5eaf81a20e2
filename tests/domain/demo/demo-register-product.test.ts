import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { demoStaff } from '#app/demo/demo-actors.ts';
import { startDemoSession } from '#app/domain/accounts/start-demo-session.server.ts';
import { approveListing } from '#app/domain/catalog/approve-listing.server.ts';
import { loadOwnListing, stepMark } from '#app/domain/catalog/own-listing.server.ts';
import { readEditor } from '#app/domain/catalog/read-editor.server.ts';
import { saveListingStep } from '#app/domain/catalog/save-listing-step.server.ts';
import { submitListing } from '#app/domain/catalog/submit-listing.server.ts';
import { listPushable } from '#app/domain/channels/push/list-pushable.server.ts';
import { pushListings } from '#app/domain/channels/push/push-listings.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import { textRanges } from '#app/domain/channels/rules/form-hints.ts';
import { makeRenditions } from '#app/domain/media/make-renditions.server.ts';
import { stagePhoto } from '#app/domain/media/stage-photo.server.ts';
import { readOverview } from '#app/domain/reports/read-overview.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { readSimulated, simulatedPlatforms } from '#app/server/simulated-platforms.server.ts';
import { actorOf } from '#tests/factories/account.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { startPlatforms } from '#tests/fakes/platforms/start-platforms.ts';
import { answerQuestions } from '#tests/support/answer-questions.ts';
import { authorise, letPass } from '#tests/support/push-shop.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('the demo’s producer', (open) => {
  test('has a product of the register on no platform, which a photo mends and a push brings into the figure', {
    timeout: 300_000,
  }, async () => {
    let now = () => 0;
    const returnTo = 'http://127.0.0.1/seller/channels/{platform}/callback';
    const { about, close } = await startPlatforms({ clock: () => now(), returnTo });
    onTestFinished(close);
    const market = await open({
      demo: 'filled',
      simulated: simulatedPlatforms(() => readSimulated(about)),
    });
    const { context, clock } = market;
    const { tables } = context.store;
    now = () => clock.now();
    const figure = async () => {
      const asOf = localDate(clock.now());
      const { chosen, missing } = await readOverview(context, { targetCode: null, asOf });
      return { everListed: chosen.everListed, total: chosen.target.size, missing: missing.length };
    };
    expect(await figure()).toEqual({ everListed: 197, total: 205, missing: 8 });

    const session = await startDemoSession(context, {
      role: 'producer_member',
      device: 'x',
      isLocalVisitor: true,
    });
    const person = await actorOf(context, session.token);
    const producerId = person.memberships.find((one) => one.producerId)?.producerId ?? '';
    const actor = { ...person, producerId };
    const own = await context.store.read((db) =>
      db
        .select({ id: tables.listing.id, presence: tables.presence.id })
        .from(tables.listing)
        .leftJoin(tables.presence, eq(tables.presence.entryId, tables.listing.entryId))
        .where(eq(tables.listing.producerId, producerId)),
    );
    expect(new Set(own.map(({ id }) => id)).size).toBe(3);
    const listingId = own.find(({ presence }) => presence === null)?.id ?? '';

    // The one thing that it lacks.
    const limits = textRanges(channels, localDate(clock.now()));
    const before = await readEditor(context, actor, listingId, limits);
    const blocking = before.problems.filter(({ severity }) => severity === 'blocking');
    expect(blocking.map(({ code }) => code)).toEqual(['photoWanted']);
    expect(before).toMatchObject({ state: 'draft', photos: [] });
    const bytes = await photoBytes({ width: 1200, height: 1200 });
    const photo = await stagePhoto(context, actor, { bytes, clientKey: 'a', fileName: null });
    const { content } = await context.store.read((db) => loadOwnListing(db, tables, producerId, listingId));
    await saveListingStep(context, actor, {
      listingId,
      seen: stepMark(content, 'photos'),
      input: { step: 'photos', values: { photos: [{ photoId: photo.id, altVi: 'Mật ong', altEn: '' }] } },
    });
    const { saves } = await readEditor(context, actor, listingId, limits);
    await submitListing(context, actor, { listingId, saves });
    const [revision] = await context.store.read((db) =>
      db.select().from(tables.listingRevision).where(eq(tables.listingRevision.listingId, listingId)),
    );
    if (revision?.state === 'submitted') {
      await approveListing(context, demoStaff, { revisionId: revision.id, saves: revision.saves });
    }
    await market.runJobs([makeRenditions]);
    const shopId = await authorise(context, actor, 'lazada');
    await answerQuestions(context, actor, 'lazada', [listingId]);
    const { listings } = await listPushable(context, actor, { shopId, query: '', page: 1 });
    expect(listings.find(({ id }) => id === listingId)).toMatchObject({ gap: null, presence: null });
    await pushListings(context, actor, { shopId, listingIds: [listingId], goesOnSale: true });
    await letPass(market, 60_000);
    expect(await figure()).toEqual({ everListed: 198, total: 205, missing: 7 });
  });
});

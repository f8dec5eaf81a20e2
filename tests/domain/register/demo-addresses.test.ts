import { expect, test } from 'vitest';
import { claimPresences } from '#app/domain/register/claim-presences.server.ts';
import { matchLinks } from '#app/domain/register/match-links.server.ts';
import { recordPresence } from '#app/domain/register/record-presence.server.ts';
import { seedReference } from '#app/domain/register/seed-reference.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** On hosts that nobody can own, as the demo's register has them. */
const MADE_UP = { shopee: 'https://shopee.example/che', 'tiktok-shop': 'https://tiktokshop.example/che' };

eachEngine('made-up addresses typed by hand', (open) => {
  for (const demo of [true, false])
    test(
      demo ? 'a demo takes them for the channel that they play' : 'any other market refuses them',
      async () => {
        const { context } = await open({ demo });
        await seedReference(context);
        const seller = await sellerOf(context);
        const { id: entryId } = await recognisedEntry(context, { producerId: seller.producerId, rounds: [] });
        const { store, clock } = context;
        const { links } = await matchLinks(context, seller, Object.values(MADE_UP).join('\n'));
        expect(links.map(({ channel }) => channel?.code ?? null)).toEqual(
          demo ? Object.keys(MADE_UP) : [null, null],
        );
        const claim = (url: string) => claimPresences(context, seller, [{ entryId, url }]);
        const record = (channelCode: string, url: string) =>
          recordPresence(context, staffMember(), {
            ...{ entryId, channelCode, url, state: 'live', note: 'đã xem', evidenceHash: null },
            seenOn: localDate(clock.now()),
          });
        if (!demo) {
          await expect(claim(MADE_UP.shopee)).rejects.toMatchObject({ code: 'linkUnknownChannel' });
          await expect(record('shopee', MADE_UP.shopee)).rejects.toMatchObject({
            code: 'presenceUrlOtherChannel',
          });
          return;
        }
        expect(await claim(MADE_UP.shopee)).toEqual({ claimed: 1, known: 0 });
        await record('tiktok-shop', MADE_UP['tiktok-shop']);
        await expect(record('tiki', MADE_UP.shopee), 'but for its own alone').rejects.toMatchObject({
          code: 'presenceUrlOtherChannel',
        });
        const { presence } = store.tables;
        const kept = await store.read((db) => db.select().from(presence));
        expect(kept.map(({ channelCode, url }) => [channelCode, url]).sort()).toEqual(
          Object.entries(MADE_UP).sort(),
        );
      },
    );
});

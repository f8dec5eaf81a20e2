import { expect, test } from 'vitest';
import { checkPresenceByHand } from '#app/domain/register/check-presence-by-hand.server.ts';
import { revokePresence } from '#app/domain/register/revoke-presence.server.ts';
import { listOtherPages } from '#app/domain/reports/list-other-pages.server.ts';
import { readOverview } from '#app/domain/reports/read-overview.server.ts';
import type { Context } from '#app/server/context.ts';
import { localDate } from '#app/server/local-date.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { oldLinks } from '#tests/factories/old-links.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const SCREENSHOT = 'a'.repeat(64);

const here = { targetCode: null, asOf: null };
const figure = async (context: Context) => {
  const { chosen, otherPages } = await readOverview(context, here);
  return {
    everListed: chosen.everListed,
    ...{ onLinks: otherPages.everListed, live: otherPages.liveVerified },
  };
};

eachEngine('links in the figure that are no product’s page', (open) => {
  test('count on, are told of and listed; a person who has seen a shop, or revokes a link, settles it', async () => {
    const { context } = await open();
    const staff = staffMember();
    const { front, second, shop } = await oldLinks(context);
    const before = await figure(context);
    expect(before).toMatchObject({ onLinks: 2, live: 0 });
    expect(before.everListed).toBeGreaterThanOrEqual(3);
    const listed = await listOtherPages(context, here, { page: 9 });
    expect(listed).toMatchObject({ total: 3, products: 2, page: 1, pages: 1 });
    // Those first by which alone a product counts.
    expect(listed.rows.map(({ presenceId, carriesListed }) => [presenceId, carriesListed])).toEqual([
      [front, true],
      [shop, true],
      [second, false],
    ]);

    const seen = {
      ...{ state: 'live' as const, seenOn: localDate(context.clock.now()) },
      ...{ note: 'Gian hàng chỉ bán chè này', evidenceHash: SCREENSHOT },
    };
    await checkPresenceByHand(context, staff, { presenceId: shop, ...seen });
    expect(await figure(context)).toEqual({ ...before, onLinks: 1 });
    // Of a front page nobody can have seen a product.
    await checkPresenceByHand(context, staff, { presenceId: front, ...seen });
    expect(await figure(context)).toEqual({ ...before, onLinks: 1, live: 1 });
    await revokePresence(context, staff, { presenceId: front, note: 'Trang đầu của sàn' });
    expect(await figure(context)).toEqual({
      ...{ onLinks: 0, live: 0 },
      everListed: before.everListed - 1,
    });
    expect(
      (await listOtherPages(context, here, { page: 1 })).rows.map(({ presenceId }) => presenceId),
    ).toEqual([second]);
  });
});

import { expect, test } from 'vitest';
import { completeDraft, saveStep, submitDraft, what } from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine, testMarket } from '#tests/support/test-market.ts';

/** The words that a page marks in texts. */
const marked = (html: string) =>
  [...html.matchAll(/<mark[^>]*underline[^>]*>(.*?)<sup/g)].map(([, words]) => words);

eachEngine('words that a listing should not hold', (open) => {
  test('are marked in the text itself for the seller and the reviewer, from the server alone', async () => {
    const market = await open();
    const { context } = market;
    const actor = await sellerOf(context);
    const id = await completeDraft(context, actor);
    const server = await startServer(market);
    const seller = await signedIn(context, { role: 'producer_member', producerId: actor.producerId });
    const page = async (path: string, cookie: string) =>
      (await (await server.fetch(path, { cookie })).text()).replaceAll('<!-- -->', '');
    const step = () => page(`/seller/listings/${id}/what`, seller.cookie);
    expect(marked(await step())).toEqual([]);

    await saveStep(context, actor, id, 'what', {
      ...what,
      titleVi: 'Chè Shan tốt nhất',
      descriptionVi: 'Hái tay. Uống vào giảm đau bụng, rồi lại giảm đau bụng.',
    });
    const html = await step();
    expect(marked(html)).toEqual(['tốt nhất', 'giảm đau bụng', 'giảm đau bụng']);
    // Why, and what to write instead
    expect(html).toContain('là tự khen hơn mọi người');
    expect(html).toContain('pha uống ấm sau bữa cơm');

    // What was typed and refused is read too
    const form = new URLSearchParams({ titleVi: 'Chè chữa khỏi ho', seen: 'older', intent: 'stay' });
    const refused = await server.fetch(`/seller/listings/${id}/what`, {
      method: 'POST',
      body: form,
      cookie: seller.cookie,
    });
    expect(refused.status).toBe(400);
    expect(marked((await refused.text()).replaceAll('<!-- -->', ''))).toEqual(['chữa khỏi']);

    await submitDraft(context, actor, id);
    const staff = await signedIn(context, { role: 'department_staff' });
    const queue = await page('/department/review', staff.cookie);
    const review = queue.match(/href="(\/department\/review\/[0-9A-Z]{26})"/)?.[1] ?? '';
    const read = await page(review, staff.cookie);
    expect(marked(read)).toEqual(['tốt nhất', 'giảm đau bụng', 'giảm đau bụng']);
    expect(read).toContain('pha uống ấm sau bữa cơm');
  });

  test('are sought and marked no further than a text may be long, and no more often than anybody reads', async () => {
    const market = await open();
    const { context } = market;
    const actor = await sellerOf(context);
    const id = await completeDraft(context, actor);
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId: actor.producerId });
    const refused = async (storyVi: string) => {
      const form = new URLSearchParams({ storyVi, storyEn: '', seasonMonths: '4095', seen: 'older' });
      const options = { method: 'POST', body: form, cookie };
      const answer = await server.fetch(`/seller/listings/${id}/story`, options);
      expect(answer.status).toBe(400);
      return marked((await answer.text()).replaceAll('<!-- -->', ''));
    };
    // Far longer than can be saved, and full of words to mark.
    expect(await refused('zalo '.repeat(84_000))).toHaveLength(200);
    expect(await refused(`${'Chè Shan hái tay. '.repeat(400)}chữa khỏi ho`)).toEqual([]);
    expect(await refused('Chè Shan hái tay, chữa khỏi ho.')).toEqual(['chữa khỏi']);
  });
});

test('one person sends only so many forms in a minute, and nobody else waits for them', async () => {
  const market = await testMarket({ settings: { LIMIT_SAVES_PER_MINUTE: '3' } });
  const { context, clock } = market;
  const actor = await sellerOf(context);
  const id = await completeDraft(context, actor);
  const server = await startServer(market);
  const [one, other] = [
    await signedIn(context, { role: 'producer_member', producerId: actor.producerId }),
    await signedIn(context, { role: 'producer_member', producerId: actor.producerId }),
  ];
  const save = ({ cookie }: { cookie: string }, path: string) =>
    server.fetch(`/seller/listings/${id}/${path}`, { cookie, form: { titleVi: 'Chè', seen: 'older' } });
  expect((await save(one, 'what')).status).toBe(400);
  expect((await save(one, 'save/what')).status).toBe(400);
  expect((await save(one, 'what')).status).toBe(400);
  // One more is read, whose page can say what is wrong with it and show what was typed.
  expect((await save(one, 'what')).status).toBe(400);
  for (const path of ['what', 'save/what', 'channels']) {
    const refused = await save(one, path);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
  }
  expect((await server.fetch(`/seller/listings/${id}/what`, { cookie: one.cookie })).status).toBe(200);
  expect((await save(other, 'what')).status).toBe(400);
  clock.advance(60_000);
  expect((await save(one, 'what')).status).toBe(400);
});

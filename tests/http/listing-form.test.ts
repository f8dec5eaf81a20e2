import { expect, test } from 'vitest';
import { completeDraft, ownListing, photoOf, saveStep, what } from '#tests/factories/listing-steps.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('the listing’s form', (open) => {
  test('shows the box of alcohol ticked and fixed where the set says it, and keeps what was ticked by hand', async () => {
    const market = await open();
    const { context } = market;
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller);
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId: seller.producerId });
    const step = `/seller/listings/${listingId}/what`;
    const box = async () => {
      const html = (await (await server.fetch(step, { cookie })).text()).replace(
        /<script[\s\S]*?<\/script>/g,
        '',
      );
      return {
        box: /<input[^>]*id="isAlcohol"[^>]*>/.exec(html)?.[0] ?? '',
        why: html.includes('Nhóm đã chọn là đồ uống có cồn nên ô này luôn được đánh dấu'),
        kept: /<input[^>]*type="hidden"[^>]*name="isAlcohol"/.test(html),
      };
    };
    const tea = await box();
    expect(tea.box).not.toMatch(/checked|disabled/);
    expect(tea).toMatchObject({ why: false, kept: false });

    const sets = await context.store.read((db) => db.select().from(context.store.tables.productSet));
    const spirits = sets.find(({ groupVi }) => groupVi.toLowerCase() === 'đồ uống có cồn')?.code ?? '';
    await saveStep(context, seller, listingId, 'what', { ...what, setCode: spirits });
    const fixed = await box();
    expect(fixed.box).toContain('checked');
    expect(fixed.box).toContain('disabled');
    expect(fixed).toMatchObject({ why: true, kept: false });

    await saveStep(context, seller, listingId, 'what', { ...what, setCode: spirits, isAlcohol: true });
    expect((await box()).kept).toBe(true);
    expect((await ownListing(context, seller, listingId)).content.isAlcohol).toBe(true);
  });

  test('photos that another tab has added, described and moved stay when this one insists', async () => {
    const market = await open();
    const { context } = market;
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller);
    const [first, second, mine, theirs] = [
      await photoOf(context, seller),
      await photoOf(context, seller),
      await photoOf(context, seller),
      await photoOf(context, seller),
    ];
    const photo = (photoId: string, altVi = '') => ({ photoId, altVi, altEn: '' });
    const save = (...photos: Array<ReturnType<typeof photo>>) =>
      saveStep(context, seller, listingId, 'photos', { photos });
    const stored = async () => (await ownListing(context, seller, listingId)).content.photos;
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId: seller.producerId });
    const path = `/seller/listings/${listingId}/photos`;
    const hidden = (html: string, name: string) =>
      (new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '').replaceAll('&quot;', '"');
    const press = async (html: string, photos: Array<[id: string, altVi: string]>) => {
      const body = new URLSearchParams({
        seen: hidden(html, 'seen'),
        seenPhotos: hidden(html, 'seenPhotos'),
      });
      for (const [id, altVi] of photos)
        for (const [name, value] of Object.entries({ photoId: id, altVi, altEn: '' }))
          body.append(name, value);
      body.set('intent', 'stay');
      const answer = await server.fetch(path, { method: 'POST', cookie, body });
      return {
        status: answer.status,
        html: (await answer.text()).replace(/<!-- -->|<script[\s\S]*?<\/script>/g, ''),
      };
    };
    await save(photo(first, 'Gói chè'), photo(second));
    const opened = (await (await server.fetch(path, { cookie })).text()).replace(
      /<script[\s\S]*?<\/script>/g,
      '',
    );
    await save(photo(second), photo(first, 'Gói chè, mặt trước'), photo(theirs, 'Ảnh của tab kia'));

    // This tab takes out the second, adds one, and leaves the description of the first as it was.
    const told = await press(opened, [
      [first, 'Gói chè'],
      [mine, 'Ảnh của tab này'],
    ]);
    expect(told.status).toBe(400);
    const shown = [...told.html.matchAll(/name="photoId" value="([^"]+)"/g)].map(([, id]) => id);
    expect(shown).toEqual([first, mine, theirs]);
    expect(told.html).toMatch(/Ảnh 3<\/dt>[^/]*Vừa được thêm ở nơi khác/);
    expect(told.html).toMatch(/Ảnh 1, Lời tả ảnh<\/dt>[^/]*Gói chè, mặt trước/);

    const insisted = await press(told.html, [
      [first, 'Gói chè, mặt trước'],
      [mine, 'Ảnh của tab này'],
      [theirs, 'Ảnh của tab kia'],
    ]);
    expect(insisted.status).toBe(303);
    expect(await stored()).toEqual([
      photo(first, 'Gói chè, mặt trước'),
      photo(mine, 'Ảnh của tab này'),
      photo(theirs, 'Ảnh của tab kia'),
    ]);

    // What the other has taken out is still here; a text that both wrote is this tab's, and the other's is shown.
    const again = (await (await server.fetch(path, { cookie })).text()).replace(
      /<script[\s\S]*?<\/script>/g,
      '',
    );
    await save(photo(theirs, 'Chữ của tab kia'), photo(first, 'Gói chè, mặt trước'));
    const both = await press(again, [
      [first, 'Gói chè, mặt trước'],
      [mine, 'Ảnh của tab này'],
      [theirs, 'Chữ của tab này'],
    ]);
    expect([...both.html.matchAll(/name="photoId" value="([^"]+)"/g)].map(([, id]) => id)).toEqual([
      theirs,
      mine,
      first,
    ]);
    expect(both.html).toMatch(/Ảnh 2<\/dt>[^/]*Ở nơi khác đã bỏ ảnh này/);
    expect(both.html).toMatch(/Ảnh 1, Lời tả ảnh<\/dt>[^/]*Chữ của tab kia/);
    expect(both.html).toMatch(/name="altVi"[^>]*value="Chữ của tab này"/);
  });

  test('the last step shows where the goods are made and when they are to be had', async () => {
    const market = await open();
    const { context } = market;
    const seller = await sellerOf(context);
    const listingId = await completeDraft(context, seller);
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId: seller.producerId });
    const preview = async (language = 'vi') =>
      (
        await (
          await server.fetch(`/seller/listings/${listingId}/check`, { cookie: `${cookie}; lang=${language}` })
        ).text()
      ).replace(/<!-- -->|<script[\s\S]*?<\/script>/g, '');
    expect(await preview()).toMatch(
      /Nơi làm ra<\/dt>[\s\S]{0,80}Xã Bản Liền[\s\S]*Mùa có hàng<\/dt>[\s\S]{0,80}quanh năm/,
    );
    await saveStep(context, seller, listingId, 'story', {
      storyVi: '',
      storyEn: '',
      communeCode: '02869',
      originText: 'thôn Đội 2',
      seasonMonths: 0b1100,
    });
    const changed = await preview();
    expect(changed).toMatch(/Xã Bản Liền\nthôn Đội 2[\s\S]*[Tt]háng 3, [Tt]háng 4/);
    expect(await preview('en')).toMatch(/Bản Liền commune\nthôn Đội 2[\s\S]*March, April/);
  });
});

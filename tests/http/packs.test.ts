import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('packs over HTTP', (open) => {
  test('a producer sees what changed, makes the file, and finds it in the history with its checksum', async () => {
    const market = await open();
    const server = await startServer(market);
    const { producerId } = await sellerOf(market.context, 'HTX Chè');
    const { cookie } = await signedIn(market.context, { role: 'producer_member', producerId });
    const other = await sellerOf(market.context, 'HTX Khác');
    const stranger = await signedIn(market.context, {
      role: 'producer_member',
      producerId: other.producerId,
    });
    const page = async (path: string) => (await server.fetch(path, { cookie })).text();
    expect(await page('/seller/channels/pack')).toContain('Chưa có sản phẩm nào đang bán');
    expect(await page('/seller/channels/exports')).toContain('Chưa xuất tệp nào');

    await publishedListing(market.context, { producerId });
    expect(await page('/seller/channels/pack?channel=tiki')).toContain('Lần đầu gửi tất cả');
    const make = (form: Record<string, string>) =>
      server.fetch('/seller/channels/pack', { cookie, form: { what: 'pack', scope: 'all', ...form } });
    const made = await make({ channel: 'tiki' });
    expect(made.status).toBe(303);
    const history = await page(made.headers.get('location') ?? '');
    const href = /\/seller\/channels\/exports\/\w+/.exec(history)?.[0] ?? '';
    const file = await server.fetch(href, { cookie });
    expect(file.headers.get('content-type')).toBe('application/zip');
    expect(file.headers.get('content-disposition')).toContain('attachment; filename="ho-so-tiki-HTX Che');
    const sha256 = createHash('sha256')
      .update(Buffer.from(await file.arrayBuffer()))
      .digest('hex');
    expect(history).toContain(sha256);
    expect((await server.fetch(href, { cookie: stranger.cookie })).status).toBe(404);

    expect(await page('/seller/channels/pack?channel=tiki')).toContain('Không có gì thay đổi');
    const same = await make({ channel: 'tiki', scope: 'changes' });
    expect([same.status, (await same.text()).includes('Không có sản phẩm nào để gửi')]).toEqual([400, true]);
    await publishedListing(market.context, { producerId, listing: { titleVi: 'Mật ong mới' } });
    const changed = await page('/seller/channels/pack?channel=tiki');
    expect(changed).toContain('1 sản phẩm mới');
    expect(changed).toContain('Mật ong mới');
    // What came, changed and went between the page and the press is named beside the file.
    const { listing, variant } = market.context.store.tables;
    const old = await publishedListing(market.context, { producerId, listing: { titleVi: 'Gạo nếp cũ' } });
    const opened = await page('/seller/channels/pack?channel=tiki');
    const seen = /name="seen" value="([^"]+)"/.exec(opened)?.[1] ?? '';
    expect(seen.split(' ')).toHaveLength(6);
    await publishedListing(market.context, { producerId, listing: { titleVi: 'Mận tam hoa' } });
    await market.context.store.write(async (tx) => {
      await tx.update(listing).set({ state: 'archived' }).where(eq(listing.id, old));
      await tx.update(variant).set({ price: 199_000 });
    });
    const late = await make({ channel: 'tiki', scope: 'changes', seen });
    const told = (await page(late.headers.get('location') ?? '')).replaceAll('<!-- -->', '');
    expect(told).toContain('1 sản phẩm đã chọn không còn đăng bán nên không có trong tệp');
    expect(told).toContain('Gạo nếp cũ: đã cất');
    expect(told).toContain('1 sản phẩm mới lên bán từ khi bạn mở trang cũng có trong tệp');
    expect(told).toMatch(/Mật ong mới: giá 120\.000\s₫ → 199\.000\s₫/);
    // Read before the file is taken, as beside a workbook.
    expect(told.indexOf('Gạo nếp cũ: đã cất')).toBeLessThan(told.indexOf('Tải về: ho-so-tiki'));
    expect((await make({ channel: 'sendo' })).status).toBe(404);

    // More goods without photos than a page shows: what is ticked on one page goes along from every other.
    const ids: string[] = [];
    for (let n = 0; n < 52; n += 1)
      ids.push(await publishedListing(market.context, { producerId: other.producerId, photos: [] }));
    const press = async (form: Record<string, string | string[]>) => {
      const sent = { channel: 'postmart', what: 'pack', ...form };
      const answer = await server.fetch('/seller/channels/pack', { cookie: stranger.cookie, form: sent });
      const html = (await answer.text()).replaceAll('<!-- -->', '');
      const boxes = [...html.matchAll(/<input[^>]*name="even"[^>]*>/g)].map(([tag]) => ({
        id: /value="([^"]+)"/.exec(tag)?.[1] ?? '',
        isTicked: /\schecked/.test(tag),
      }));
      const ticked = boxes.filter(({ isTicked }) => isTicked).map(({ id }) => id);
      const evenOther = /name="evenOther" value="([^"]*)"/.exec(html)?.[1] ?? '';
      return { html, boxes, ticked, evenOther, location: answer.headers.get('location') ?? '' };
    };
    const first = await press({ go: '1' });
    expect([first.boxes.length, first.ticked, first.evenOther]).toEqual([50, [], '']);
    const [one = '', two = ''] = first.boxes.map(({ id }) => id);
    const second = await press({ go: '2', even: [one, two] });
    expect([second.boxes.length, second.ticked]).toEqual([2, []]);
    expect(second.evenOther.split(' ').sort()).toEqual([one, two].sort());
    const three = second.boxes[0]?.id ?? '';
    const again = await press({ go: '1', even: three, evenOther: second.evenOther });
    expect(again.ticked.sort()).toEqual([one, two].sort());
    expect(again.evenOther).toBe(three);
    // Taken back on the first page it stays so; somebody else's and made-up ones are dropped.
    const back = await press({ go: '2', even: one, evenOther: `${three} ${old} nobody` });
    expect([back.ticked, back.evenOther]).toEqual([[three], one]);
    const pack = await press({ scope: 'all', even: three, evenOther: back.evenOther });
    const id = new URLSearchParams(pack.location.split('?')[1]).get('made') ?? '';
    const { channelExport } = market.context.store.tables;
    const [row] = await market.context.store.read((db) =>
      db.select().from(channelExport).where(eq(channelExport.id, id)),
    );
    expect(row?.listings.map(({ listingId }) => listingId).sort()).toEqual([one, three].sort());
  });
});

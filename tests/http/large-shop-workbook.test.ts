import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { MOST_FORM_FIELDS } from '#app/server/http/read-form.ts';
import { readFilled } from '#tests/domain/channels/seller-workbook.ts';
import { largeShop } from '#tests/factories/large-shop.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const tiktok = readFileSync(new URL('../fixtures/templates/tiktok-shop-constructed.xlsx', import.meta.url));
const place = { keys: { sheet: 'Template', row: 1 }, firstRow: 6 };
/** A form with the fields of each would hold more than the server reads. */
const LISTINGS = 1_500;
/** What a phone on a slow line still has in a few seconds; it does not grow with the shop. */
const MOST_PAGE_BYTES = 600_000;

type Form = Record<string, string | string[]>;

/** What a browser would send of the page's form: fields with a value, boxes that are ticked. */
function formOf(html: string): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  const add = (name: string | undefined, value: string) => {
    if (name === undefined) return;
    fields[name] ??= [];
    fields[name].push(value);
  };
  for (const [, tag = ''] of html.matchAll(/<input([^>]*)>/g)) {
    if (/type="(?:checkbox|radio)"/.test(tag) && !/\schecked/.test(tag)) continue;
    add(/name="([^"]+)"/.exec(tag)?.[1], /value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name, options = ''] of html.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs))
    add(name, /<option[^>]*value="([^"]*)"[^>]*selected/.exec(options)?.[1] ?? '');
  return fields;
}

eachEngine('a shop of thousands of products', (open) => {
  test('takes a workbook page by page, in a form of a few fields, with everything that changed meanwhile told', async () => {
    const market = await open();
    const { context } = market;
    const about = { channelCode: 'tiktok-shop', category: '601450' };
    const { producerId } = await largeShop(context, LISTINGS, about);
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId });
    const upload = new FormData();
    upload.set('template', new File([new Uint8Array(tiktok)], 'T.xlsx'));
    const sent = await server.fetch('/seller/channels/tiktok-shop/workbook', { cookie, form: upload });
    const page = sent.headers.get('location') ?? '';
    const show = async (path: string) => {
      const html = (await (await server.fetch(path, { cookie })).text()).replaceAll('<!-- -->', '');
      expect(Buffer.byteLength(html)).toBeLessThan(MOST_PAGE_BYTES);
      const form = formOf(html);
      expect(Object.values(form).flat().length).toBeLessThan(MOST_FORM_FIELDS / 10);
      return { html, form };
    };
    const send = async (path: string, form: Form) => {
      const answer = await server.fetch(path, { cookie, form });
      return { status: answer.status, location: answer.headers.get('location') ?? '' };
    };
    const { listing, variant, channelExport } = context.store.tables;

    // Those that cannot go in come first; counted they all are.
    const whole = await show(page);
    expect(whole.html).toContain(`Tất cả (${LISTINGS.toLocaleString('vi')})`);
    expect(whole.html).toContain('Trang 1 / 30');
    const counted = (html: string, words: string) =>
      Number((new RegExp(`${words} \\(([\\d.]+)\\)`).exec(html)?.[1] ?? '0').replaceAll('.', ''));
    const out = counted(whole.html, 'Không vào được');
    expect(out).toBeGreaterThan(50);
    const withOutcome = ['Không vào được', 'Vào tệp, còn ô trống', 'Vào tệp, đủ'].map((one) =>
      counted(whole.html, one),
    );
    expect(withOutcome.reduce((sum, count) => sum + count)).toBe(LISTINGS);
    const first = await show(`${page}?show=complete`);
    expect(first.form.listing).toHaveLength(50);
    const [unticked = '', dearer = '', gone = ''] = first.form.listing ?? [];

    // What is unticked on the first page is still so after the second one was shown.
    const left = (first.form.listing ?? []).filter((id) => id !== unticked);
    const turned = await send(page, { ...first.form, listing: left, go: 'complete.2' });
    expect(turned.status).toBe(303);
    expect(turned.location).toContain('page=2');
    const second = await show(turned.location.replace(/#.*/, ''));
    expect(second.html).toContain('Trang 2 / ');
    expect(second.html).toContain('Không chọn (1)');
    expect(second.form.shown?.[0]?.split(' ')).not.toContain(unticked);

    // Prices and goods move between the page and the file.
    await context.store.write(async (tx) => {
      await tx.update(variant).set({ price: 199_000 }).where(eq(variant.listingId, dearer));
      await tx.update(listing).set({ state: 'archived', titleVi: 'Chè cũ' }).where(eq(listing.id, gone));
    });
    const came = await publishedListing(context, { producerId, listing: { titleVi: 'Mận mới về' } });
    const filled = await send(turned.location.replace(/#.*/, ''), { ...second.form, intent: 'fill' });
    expect(filled.status).toBe(303);
    const told = (
      await (await server.fetch(filled.location.replace(/#.*/, ''), { cookie })).text()
    ).replaceAll('<!-- -->', '');
    expect(told).toContain('Chè cũ: đã cất');
    expect(told).toMatch(/giá 120\.000\s₫ → 199\.000\s₫/);
    expect(told).toContain('1 sản phẩm mới lên bán từ khi bạn mở trang cũng có trong tệp');
    expect(told).toContain('Mận mới về');

    // Every product but the one that was unticked and the one that went is in one of the files, once.
    const files = await context.store.read((db) => db.select().from(channelExport));
    const held = files.flatMap(({ listings }) => listings.map(({ listingId }) => listingId));
    expect(new Set(held).size).toBe(held.length);
    expect(held.length).toBe(LISTINGS - out - 2 + 1);
    for (const id of [unticked, gone]) expect(held).not.toContain(id);
    for (const id of [dearer, came]) expect(held).toContain(id);
    const sizes = files.map(({ listings }) => listings.length).sort((a, b) => b - a);
    expect(sizes).toEqual([1_000, held.length - 1_000]);
    const row = files.find(({ listings }) => listings.some(({ listingId }) => listingId === dearer));
    const content = await context.storage.get(row?.storageKey ?? '');
    const rows = await readFilled(content ?? Buffer.alloc(0), 'Template', place);
    expect(rows).toHaveLength(row?.listings.length ?? 0);
    expect(rows.filter(({ price }) => price === 199_000)).toHaveLength(1);

    // All at once, and part of a name to look for.
    const none = await send(page, { ...first.form, intent: 'none' });
    expect(none.status).toBe(200);
    const found = await send(page, { ...first.form, listing: [], go: '.1', q: 'mận mới' });
    const only = await show(found.location.replace(/#.*/, ''));
    expect(only.form.shown).toEqual([came]);
    expect(only.form.listing).toBeUndefined();
    const ticked = await send(found.location.replace(/#.*/, ''), {
      ...only.form,
      listing: [came],
      intent: 'fill',
    });
    expect(ticked.status).toBe(303);
    const last = (await context.store.read((db) => db.select().from(channelExport))).filter(
      ({ id }) => !files.some((file) => file.id === id),
    );
    expect(last.map(({ listings }) => listings.map(({ listingId }) => listingId))).toEqual([[came]]);

    // The page about packs is as short, however many products are to be mended.
    await show('/seller/channels/pack?channel=postmart');
  });
});

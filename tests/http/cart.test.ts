import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createPerson } from '#app/domain/accounts/create-person.server.ts';
import type { Context } from '#app/server/context.ts';
import { PASSWORD } from '#tests/factories/account.ts';
import { bankAccountOf } from '#tests/factories/buying.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const plain = (html: string) => html.replace(/<!-- -->|<script[\s\S]*?<\/script>/g, '');

/** The cookies that an answer leaves, as the next request sends them. */
const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .filter((pair) => !pair?.endsWith('='))
    .join('; ');

async function teaFor(context: Context, changes: { slug: string; stock?: number; isPaid?: boolean }) {
  const { slug, stock = 9, isPaid = true } = changes;
  const { producerId } = await sellerOf(context, `HTX ${slug}`);
  if (isPaid) await bankAccountOf(context, producerId);
  const listingId = await publishedListing(context, { producerId, listing: { slug }, variants: [{ stock }] });
  const { variant } = context.store.tables;
  const [size] = await context.store.read((db) =>
    db.select().from(variant).where(eq(variant.listingId, listingId)),
  );
  return { code: size?.code ?? '', listingId };
}

eachEngine('the basket’s page', (open) => {
  test('takes what a product page adds, shows it, and lets it be taken out and put back', async () => {
    const market = await open();
    const server = await startServer(market);
    const { code } = await teaFor(market.context, { slug: 'che' });
    const product = plain(await (await server.fetch('/products/che')).text());
    expect(product).toContain('action="/cart"');
    expect(product).toContain(`name="code" value="${code}"`);

    const added = await server.fetch('/cart', { form: { intent: 'add', code, quantity: '2' } });
    expect([added.status, added.headers.get('location')]).toEqual([303, '/cart?added']);
    const set = added.headers.getSetCookie().join('\n');
    expect(set).toMatch(/^cart=[^;]{43}; Path=\/; SameSite=Lax; Max-Age=7776000; HttpOnly$/m);
    expect(set).toMatch(/^cart-count=2; Path=\/; SameSite=Lax; Max-Age=7776000$/m);
    const cookie = cookiesOf(added);
    const page = plain(await (await server.fetch('/cart?added', { cookie })).text());
    expect(page).toContain('Đã thêm vào giỏ.');
    expect(page).toContain('240.000');
    const english = plain(await (await server.fetch('/en/cart', { cookie })).text());
    expect(english).toContain('Goods (2 items)');

    const more = await server.fetch('/cart', { cookie, form: { code, quantity: '2', step: '1' } });
    expect(more.headers.getSetCookie().join()).toContain('cart-count=3');
    const removed = await server.fetch('/cart', { cookie, form: { intent: 'remove', code } });
    expect(removed.headers.get('location')).toBe(`/cart?removed=${code}&pieces=3`);
    const undo = plain(await (await server.fetch(removed.headers.get('location') ?? '', { cookie })).text());
    expect(undo).toContain('Thêm lại');
    expect(undo).toContain('Giỏ hàng đang trống');
    const back = await server.fetch('/cart', { cookie, form: { intent: 'add', code, quantity: '3' } });
    expect(back.headers.getSetCookie().join()).toContain('cart-count=3');
  });

  test('answers what it refuses beside the form, in the page’s language', async () => {
    const market = await open({ settings: { LIMIT_CART_PER_MINUTE: '7' } });
    const server = await startServer(market);
    const { code } = await teaFor(market.context, { slug: 'che' });
    const sold = await teaFor(market.context, { slug: 'mat-ong', stock: 0 });
    expect(plain(await (await server.fetch('/products/mat-ong')).text())).not.toContain('action="/cart"');
    const late = await server.fetch('/cart', { form: { intent: 'add', code: sold.code, quantity: '1' } });
    expect([late.status, await late.text()]).toEqual([400, expect.stringContaining('vừa hết hàng')]);
    const cookie = cookiesOf(await server.fetch('/cart', { form: { intent: 'add', code, quantity: '1' } }));
    for (const quantity of ['100', 'hai']) {
      const refused = await server.fetch('/en/cart', { cookie, form: { code, quantity } });
      expect([refused.status, await refused.text()]).toEqual([
        400,
        expect.stringContaining(`id="quantity-${code}-error"`),
      ]);
    }
    for (const quantity of ['1.5', 'abc', '']) {
      const refused = await server.fetch('/cart', { cookie, form: { code, quantity } });
      expect(await refused.text(), quantity).toContain('số nguyên từ 1 đến 99');
    }
    const often = await server.fetch('/cart', { cookie, form: { code, quantity: '2' } });
    expect([often.status, Number(often.headers.get('retry-after')) > 0]).toEqual([429, true]);
  });

  test('gives a number of pieces that it refuses back as it was typed', async () => {
    const market = await open();
    const server = await startServer(market);
    const [tea, honey] = [
      await teaFor(market.context, { slug: 'che' }),
      await teaFor(market.context, { slug: 'mat' }),
    ];
    let cookie = cookiesOf(
      await server.fetch('/cart', { form: { intent: 'add', code: tea.code, quantity: '1' } }),
    );
    const form = { intent: 'add', code: honey.code, quantity: '2' };
    cookie = `${cookie}; ${cookiesOf(await server.fetch('/cart', { cookie, form }))}`;
    const refused = await server.fetch('/cart', { cookie, form: { code: tea.code, quantity: '999' } });
    const page = await refused.text();
    const shownFor = (code: string) =>
      new RegExp(`id="quantity-${code}" [^>]*value="([^"]*)"`).exec(page)?.[1];
    expect([refused.status, shownFor(tea.code), shownFor(honey.code)]).toEqual([400, '999', '2']);
  });

  test('leaves shared pages the same for everybody, and a seller without an account has no button', async () => {
    const market = await open();
    const server = await startServer(market);
    const { code } = await teaFor(market.context, { slug: 'che' });
    await teaFor(market.context, { slug: 'ruou', isPaid: false });
    const first = await server.fetch('/products/che');
    const cookie = cookiesOf(await server.fetch('/cart', { form: { intent: 'add', code, quantity: '1' } }));
    const again = await server.fetch('/products/che', { cookie });
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(await again.text()).toBe(await first.text());
    const other = plain(await (await server.fetch('/products/ruou')).text());
    expect(other).not.toContain('action="/cart"');
    expect(other).toContain('chưa nhận đặt mua qua chợ');
  });

  test('a guest’s basket is the person’s once they have signed in', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const { code } = await teaFor(context, { slug: 'che' });
    const cookie = cookiesOf(await server.fetch('/cart', { form: { intent: 'add', code, quantity: '2' } }));
    await createPerson(context, { name: 'Lý Thị Hoa', phone: '+84912345678', password: PASSWORD });
    const login = { login: '0912345678', password: PASSWORD, next: '/cart' };
    const signed = await server.fetch('/account/sign-in', { cookie, form: login });
    expect(signed.headers.getSetCookie().join('\n')).toMatch(/^cart=; .*Max-Age=0/m);
    expect(signed.headers.getSetCookie().join('\n')).toContain('cart-count=2');
    const own = cookiesOf(signed);
    const page = plain(await (await server.fetch('/cart', { cookie: own })).text());
    expect(page).toContain('240.000');
    // The guest's token opens nothing any more.
    expect(plain(await (await server.fetch('/cart', { cookie })).text())).toContain('đang trống');
  });
});

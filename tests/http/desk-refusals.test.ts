import { expect, test } from 'vitest';
import { recordPresence } from '#app/domain/register/record-presence.server.ts';
import { revokePresence } from '#app/domain/register/revoke-presence.server.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { registerEntry } from '#tests/factories/register-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { writtenDay } from '#tests/support/test-clock.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

async function desk(market: TestMarket) {
  const server = await startServer(market);
  const { cookie } = await signedIn(market.context, { role: 'department_staff' });
  const read = async (path: string, form?: Record<string, string>) => {
    const answer = await server.fetch(path, form ? { cookie, form } : { cookie });
    return {
      status: answer.status,
      html: (await answer.text()).replace(/<!-- -->|<script[\s\S]*?<\/script>/g, ''),
    };
  };
  return { server, read };
}

async function oneEntry({ context }: TestMarket) {
  const { producerId } = await sellerOf(context);
  return recognisedEntry(context, { producerId, rounds: [{ stars: 4, fromDay: -100, toDay: 900 }] });
}

eachEngine('what the desk says when something is not so', (open) => {
  test('a day that cannot be shown: why stands beside the field with what was typed, and the desk stays', async () => {
    const market = await open();
    await oneEntry(market);
    const { read } = await desk(market);
    const today = localDate(market.clock.now());
    const tomorrow = addDays(today, 1).split('-').reverse().join('/');
    for (const [typed, why] of [
      [tomorrow, /id="asOf-error"[\s\S]*Ngày này chưa đến/],
      ['31/02/2026', /id="asOf-error"/],
      ['hôm qua', /id="asOf-error"/],
    ] as const) {
      const { status, html } = await read(`/department?asOf=${encodeURIComponent(typed)}`);
      expect(status, typed).toBe(400);
      expect(html).toMatch(why);
      expect(html).toContain(`value="${typed}"`);
      expect(html, 'today’s figure').toContain(`Hôm nay, ${today.split('-').reverse().join('/')}`);
    }
    const fine = await read(`/department?asOf=${today}`);
    expect(fine.status).toBe(200);
    expect(fine.html).not.toContain('asOf-error');
  });

  test('an empty register: the lists lead to the import, and speak of no filter', async () => {
    const market = await open();
    const { read } = await desk(market);
    for (const path of ['/department/entries', '/department/producers']) {
      const { html } = await read(path);
      expect(html, path).toContain('Chưa có sổ OCOP');
      expect(html).toMatch(/<a[^>]*href="\/department\/register\/import"[^>]*>Nhập sổ của bạn/);
      expect(html).not.toContain('Bỏ bớt điều kiện');
    }
    await registerEntry(market.context);
    const { html } = await read('/department/entries?q=khongcogi');
    expect(html).toContain('Bỏ bớt điều kiện');
    expect(html).not.toContain('Chưa có sổ OCOP');
  });

  test('a revoked presence says so, and none of its looks counts', async () => {
    const market = await open();
    const { context, clock } = market;
    const entry = await oneEntry(market);
    const staff = staffMember();
    const { presenceId, verified } = await recordPresence(context, staff, {
      entryId: entry.id,
      channelCode: 'shopee',
      url: 'https://shopee.vn/che-i.1.2',
      state: 'live',
      seenOn: localDate(clock.now()),
      note: 'Tự mở trang xem',
      evidenceHash: 'a'.repeat(64),
    });
    expect(verified).toBe(true);
    const { read } = await desk(market);
    const path = `/department/entries/${entry.code}`;
    const card = async () => /<article[\s\S]*?<\/article>/.exec((await read(path)).html)?.[0] ?? '';
    expect(await card()).toMatch(
      /<h3[\s\S]*Đang bán[\s\S]*<\/h3>[\s\S]*được tính là đang bán, đã kiểm chứng/,
    );
    await revokePresence(context, staff, { presenceId, note: 'Nhầm sản phẩm' });
    const revoked = await card();
    expect(revoked).toMatch(/<h3[\s\S]*Đã huỷ[\s\S]*<\/h3>[\s\S]*không còn được tính/);
    expect(/<h3[\s\S]*<\/h3>/.exec(revoked)?.[0]).not.toContain('Đang bán');
    expect(revoked).not.toContain('được tính là đang bán');
  });

  test('a platform that has closed is marked in the list; what was seen there to its last day is taken', async () => {
    const market = await open();
    const entry = await oneEntry(market);
    const { read } = await desk(market);
    const path = `/department/entries/${entry.code}`;
    const { html } = await read(path);
    expect(html).toMatch(/<option value="sendo">Sendo \(đóng cửa ngày 15\/04\/2025\)/);
    expect(html).toMatch(/<option value="voso">Voso \([^)]*đã đóng cửa trước cuối năm 2023/);
    const record = (seenOn: string) =>
      read(path, {
        intent: 'record',
        channelCode: 'sendo',
        url: '',
        state: 'live',
        seenOn,
        note: 'Theo sổ của huyện',
      });
    const late = await record('15/04/2025');
    expect(late.status).toBe(400);
    expect(late.html).toMatch(
      /id="record-channelCode-error"[\s\S]*Sendo đã đóng cửa nên chỉ ghi được những gì đã thấy trước ngày 15\/04\/2025/,
    );
    expect(late.html).not.toContain('Hãy bỏ đường dẫn này');
    expect((await record('14/04/2025')).status).toBe(303);
  });

  test('a page that another product has is asked about beside its field, and recorded when it sells both', async () => {
    const market = await open();
    const { context, clock } = market;
    const [entry, other] = [await oneEntry(market), await registerEntry(context, 'Mật ong rừng')];
    const url = 'https://shopee.vn/che-i.1.2';
    const { presence } = context.store.tables;
    await context.store.write((tx) =>
      tx.insert(presence).values({
        ...{ id: 'p1', entryId: other, channelCode: 'shopee', url, urlKey: 'shopee.vn/che-i.1.2' },
        ...{ state: 'claimed', firstSeenOn: '2026-01-01', source: 'import', createdAt: clock.now() },
      }),
    );
    const { read } = await desk(market);
    const path = `/department/entries/${entry.code}`;
    expect((await read(path)).html).not.toContain('name="isForBoth"');
    const form = {
      intent: 'record',
      channelCode: 'shopee',
      url: 'https://shopee.vn/product/1/2',
      state: 'live',
      seenOn: writtenDay(0),
      note: 'Đã mở trang',
    };
    const asked = await read(path, form);
    expect(asked.status).toBe(400);
    expect(asked.html).toMatch(/id="record-url-error"[\s\S]*Trang này đang ghi cho “Mật ong rừng”/);
    expect(asked.html).toContain('name="isForBoth"');
    for (const typed of [form.url, form.note]) expect(asked.html).toContain(typed);
    expect((await read(path, { ...form, isForBoth: 'yes' })).status).toBe(303);
    expect((await read(path)).html).toContain('Cùng trang này còn ghi cho sản phẩm khác');
  });

  test('the whole register has a name in the open figure, even when it is empty', async () => {
    const market = await open();
    const { server } = await desk(market);
    const answer = await (await server.fetch('/api/v1/onboarding')).json();
    expect(answer).toMatchObject({ target: { code: 'register', name: 'Toàn bộ sổ', size: 0 } });
  });

  test('addresses without a page of their own refuse in plain words', async () => {
    const market = await open();
    const { server } = await desk(market);
    for (const path of [
      '/og/products/khong-co.png',
      '/feeds/khong-co.xml',
      '/img/khong-co.jpg',
      '/p/KHONGCO1/qr.svg',
    ]) {
      const answer = await server.fetch(path);
      const body = await answer.text();
      expect([path, answer.status]).toEqual([path, 404]);
      expect(body, path).toContain('Không có gì ở địa chỉ này');
      expect(body, path).not.toContain('Unexpected');
    }
  });
});

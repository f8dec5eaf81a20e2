import ExcelJS from '@protobi/exceljs';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { scoreSome } from '#app/domain/channels/readiness/score-listings.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { listTasks } from '#app/domain/reports/list-tasks.server.ts';
import { channelText } from '#app/i18n/channels.ts';
import { newId } from '#app/server/ids.server.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { PLATFORM_WORDS, refusedProduct } from '#tests/factories/refused-product.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('the desk of each platform', (open) => {
  test('a number opens its list, picked products are assigned, and the assignee sees them on their account', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const seller = await sellerOf(context, 'HTX Bản Liền');
    const { id } = await recognisedEntry(context, {
      producerId: seller.producerId,
      name: 'Chè Shan tuyết',
      rounds: [],
    });
    const staff = await signedIn(context, { role: 'department_staff', name: 'Cán bộ Sở' });
    const team = await signedIn(context, { role: 'team_member', name: 'Chị Mai' });
    const page = async (path: string, { cookie } = staff) => (await server.fetch(path, { cookie })).text();

    const overview = await page('/department/channels');
    expect(overview).toContain('href="/department/channels/shopee?target=register&amp;standing=none"');
    expect(overview).toContain('chưa tính');
    expect(overview).toContain('theo một nguồn');
    const list = await page('/department/channels/shopee?target=register&standing=none');
    expect(list).toContain('Chè Shan tuyết');
    expect(await page('/department/channels/shopee?standing=live')).not.toContain('Chè Shan tuyết');
    const xlsx = await server.fetch('/department/channels.xlsx?channel=shopee', { cookie: staff.cookie });
    expect([xlsx.status, (await xlsx.arrayBuffer()).byteLength > 1000]).toEqual([200, true]);

    const form = {
      title: 'Đưa lên Shopee',
      entries: [id],
      assigneeId: team.personId,
      dueOn: addDays(localDate(context.clock.now()), 7),
    };
    const assign = (changes: Record<string, string | string[]>) =>
      server.fetch('/department/channels/shopee', {
        cookie: staff.cookie,
        method: 'POST',
        form: { ...form, ...changes },
      });
    const refused = await assign({ dueOn: '' });
    const again = await refused.text();
    expect([refused.status, again.includes(`value="${id}"`) && /checked=""/.test(again)]).toEqual([
      400,
      true,
    ]);
    expect((await assign({})).headers.get('location')).toBe('/department/tasks?done=assign');
    expect(await page('/department/tasks')).toContain('Chị Mai');
    expect(await page('/account', team)).toContain('Việc được giao cho tôi');
    expect(await page('/account', staff)).not.toContain('Việc được giao cho tôi');
    const [task] = await listTasks(context, team.personId);
    // One press leads to a question, also where no script runs.
    const ask =
      /href="(\/department\/tasks)?(\?ask=[^"#]+)[^"]*"/.exec(await page('/department/tasks'))?.[2] ?? '';
    const question = await page(`/department/tasks${ask}`);
    expect(question).toContain('Việc không còn hiện ở trang của <!-- -->'.slice(0, 30));
    expect(await page('/account', team)).toContain('Việc được giao cho tôi');
    const closed = await server.fetch('/department/tasks', {
      cookie: staff.cookie,
      method: 'POST',
      form: { taskId: task?.id ?? '' },
    });
    expect(closed.status).toBe(303);
    expect(await page('/account', team)).not.toContain('Việc được giao cho tôi');
    expect(await page('/account', team)).toContain('Chưa có việc nào được giao cho bạn');
    const reopened = await server.fetch('/department/tasks', {
      cookie: staff.cookie,
      method: 'POST',
      form: { taskId: task?.id ?? '', intent: 'reopen' },
    });
    expect(reopened.headers.get('location')).toBe('/department/tasks?done=reopen');
    const mine = await page('/account', team);
    expect(mine).toContain('Việc được giao cho tôi');
    expect(mine).toContain('Chủ thể chưa cho hiện số điện thoại');
    expect(await page('/department/tasks')).toContain('mở lại');

    // Whoever is turned away is led to a page that opens for them.
    for (const path of ['/department', '/department/entries', '/seller/channels']) {
      const refusal = await server.fetch(path, { cookie: team.cookie });
      const ways = [...(await refusal.text()).matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map(
        ([, to]) => to ?? '',
      );
      expect([refusal.status, ways.includes('/account')], path).toEqual([403, true]);
      const opened = new Set(ways.filter((to) => /^\/(account|seller|department)/.test(to)));
      for (const to of opened) expect((await server.fetch(to, { cookie: team.cookie })).status, to).toBe(200);
    }
  });

  test('why a product is not there: the platform’s answer to a push, and what its listing still lacks', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const seller = await sellerOf(context, 'HTX Bản Liền');
    const { producerId } = seller;
    const entry = await recognisedEntry(context, { producerId, name: 'Chè Shan tuyết', rounds: [] });
    const listingId = await publishedListing(context, { producerId, listing: { entryId: entry.id } });
    const { channelShop, channelProduct, channelReadiness } = context.store.tables;
    const now = context.clock.now();
    const shopId = newId();
    await context.store.write(async (tx) => {
      await tx.insert(channelShop).values({
        id: shopId,
        producerId,
        channelCode: 'shopee',
        externalId: shopId,
        name: 'Gian hàng thử',
        isSimulated: true,
        state: 'connected',
        grantVersion: 1,
        followsListing: true,
        connectedAt: now,
      });
      await tx.insert(channelProduct).values({
        id: newId(),
        shopId,
        listingId,
        state: 'rejected',
        idempotencyKey: newId(),
        variants: {},
        refusal: [{ code: 'from-the-future', message: 'Ảnh bìa có chữ', field: 'photos.0' }],
        pushedAt: now + 60_000,
        updatedAt: now,
      });
      await tx.insert(channelReadiness).values({
        listingId,
        channelCode: 'shopee',
        producerId,
        state: 'fixable',
        score: 80,
        isPublished: true,
        rank: 1,
        blocking: 1,
        warnings: 0,
        sizesIn: 0,
        problems: ' weight | ',
        items: [{ r: 'weight', f: 'variants.0.weightGrams' }],
        basis: 'x',
        computedAt: now,
      });
    });
    const { cookie } = await signedIn(context, { role: 'department_staff' });
    const page = async (path: string) =>
      (await (await server.fetch(path, { cookie })).text()).replaceAll('<!-- -->', '');
    const list = await page('/department/channels/shopee?standing=down');
    expect(list).toContain('“Ảnh bìa có chữ”');
    const lacking = channelText(
      'vi',
      channelByCode('shopee').rules.find(({ id }) => id === 'weight')?.fix ?? 'channelsTitle',
    );
    expect(list).toContain(lacking);
    // On sale in the end: nothing is to be said
    await context.store.write((tx) =>
      tx
        .update(channelProduct)
        .set({ state: 'live', refusal: null })
        .where(eq(channelProduct.shopId, shopId)),
    );
    expect(await page('/department/channels/shopee?standing=down')).not.toContain('Chè Shan tuyết');
    expect(await page('/department/channels/shopee')).not.toContain('Ảnh bìa có chữ');
  });

  test('what a platform has refused stands in the workbooks of readiness in a band of its own, with the platform’s words', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const { producerId } = await sellerOf(context, 'HTX Bản Liền');
    const listing = (titleVi: string) => publishedListing(context, { producerId, listing: { titleVi } });
    const [refused, other] = [await listing('Chè bị trả'), await listing('Chè được nhận')];
    await scoreSome(context, [refused, other]);
    await refusedProduct(context, { producerId, listingId: refused, channelCode: 'google' });
    const { cookie } = await signedIn(context, { role: 'department_staff' });
    const rowsOf = async (path: string) => {
      const answer = await server.fetch(path, { cookie });
      expect(answer.status).toBe(200);
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(await answer.arrayBuffer());
      const rows: string[][] = [];
      book.worksheets[0]?.eachRow((row) => {
        const cells: string[] = [];
        row.eachCell((cell) => cells.push(cell.text));
        rows.push(cells);
      });
      const named = (title: string) => rows.find(([first]) => first === title)?.join(' | ') ?? '';
      return { refused: named('Chè bị trả'), other: named('Chè được nhận') };
    };
    const ofChannel = await rowsOf('/department/readiness.xlsx?channel=google');
    expect(ofChannel.refused).toMatch(new RegExp(`Sàn không nhận.*${PLATFORM_WORDS}`));
    expect(ofChannel.other).toContain('Chè được nhận');
    expect(ofChannel.other).not.toMatch(new RegExp(`Sàn không nhận|${PLATFORM_WORDS}`));
    const onlyRefused = await rowsOf('/department/readiness.xlsx?channel=google&band=refused');
    expect([onlyRefused.refused === '', onlyRefused.other]).toEqual([false, '']);
    const ofAll = await rowsOf('/department/readiness.xlsx');
    expect(ofAll.refused).toMatch(new RegExp(`Sàn không nhận hoặc đã gỡ · [^|]*${PLATFORM_WORDS}`));
    expect(ofAll.other).not.toContain('Sàn không nhận');
  });

  test('a long list comes in pages, whole for paper, and a page that is not there is the last', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const seller = await sellerOf(context, 'HTX Bản Liền');
    for (let number = 100; number < 153; number += 1) {
      await recognisedEntry(context, {
        producerId: seller.producerId,
        name: `Chè số ${number}`,
        rounds: [],
      });
    }
    const { cookie } = await signedIn(context, { role: 'department_staff', name: 'Cán bộ Sở' });
    const namesOn = async (query: string) => {
      const page = await (await server.fetch(`/department/channels/shopee?${query}`, { cookie })).text();
      // Once as a cell; the data of the page hold the name again, without a tag before it.
      return [...page.matchAll(/>Chè số (\d+)</g)].map(([, number]) => Number(number));
    };
    const from = (first: number, last: number) =>
      Array.from({ length: last - first + 1 }, (_, at) => first + at);
    expect(await namesOn('')).toEqual(from(100, 149));
    expect(await namesOn('page=2')).toEqual(from(150, 152));
    expect(await namesOn('page=9')).toEqual(from(150, 152));
    expect(await namesOn('all=1')).toEqual(from(100, 152));
  });
});

import { expect, test } from 'vitest';
import { checkPresence } from '#app/domain/register/check-presence.server.ts';
import { listOwnPresences } from '#app/domain/register/list-own-presences.server.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const PAGE = 'https://shopee.vn/che-shan-tuyet-ban-lien-i.1.2';

eachEngine('a producer and the platforms, without a script', (open) => {
  test('pastes a link, confirms it, is told that it died, and answers', async () => {
    const market = await open();
    const { context } = market;
    const server = await startServer(market);
    const seller = await sellerOf(context, 'HTX Bản Liền');
    const { id: entryId } = await recognisedEntry(context, {
      producerId: seller.producerId,
      name: 'Chè Shan tuyết Bản Liền',
      rounds: [],
    });
    const { cookie } = await signedIn(context, { role: 'producer_member', producerId: seller.producerId });
    const post = (path: string, form: Record<string, string>) =>
      server.fetch(path, { cookie, form, method: 'POST' });
    const page = async (path: string) => (await server.fetch(path, { cookie })).text();

    expect(await page('/seller/presences')).toContain('Chưa ghi nhận ở sàn nào');
    const read = await post('/seller/presences', { intent: 'read', links: PAGE });
    const confirm = await read.text();
    expect([read.status, confirm.includes(`value="${entryId}" selected`)]).toEqual([200, true]);
    const refused = await post('/seller/presences', { intent: 'claim', url: PAGE });
    expect([refused.status, (await refused.text()).includes('Chưa thấy đường dẫn nào')]).toEqual([400, true]);
    const claimed = await post('/seller/presences', { intent: 'claim', url: PAGE, 'entry-0': entryId });
    expect(claimed.headers.get('location')).toBe('/seller/presences?done=claim&claimed=1');
    expect(await page('/seller/presences')).toContain('Mới khai, chưa kiểm tra');

    const [own] = await listOwnPresences(context, seller);
    context.outbound.answer(PAGE, { status: 404 });
    await checkPresence(context, staffMember(), own?.id ?? '');
    const notices = await page('/seller/notices');
    expect(notices).toContain('“Chè Shan tuyết Bản Liền” trên Shopee: không mở được trang nữa');
    expect(notices).toMatch(/Thông báo<span[^>]*>1</);
    expect((await post('/seller/notices', {})).status).toBe(303);
    expect(await page('/seller/notices')).not.toMatch(/Thông báo<span[^>]*>1</);

    const answered = await post('/seller/presences', {
      intent: 'answer',
      presenceId: own?.id ?? '',
      answer: 'gone',
    });
    expect(answered.status).toBe(303);
    expect(await page('/seller/presences')).toContain('không còn bán. Máy sẽ kiểm tra trang này trước.');
    const move = (movedTo: string) =>
      post('/seller/presences', {
        intent: 'answer',
        presenceId: own?.id ?? '',
        answer: 'moved',
        movedTo,
      });
    const same = await move(PAGE);
    const shown = await same.text();
    expect([same.status, shown.includes('Đây vẫn là đường dẫn cũ')]).toEqual([400, true]);
    // The field stands open, with what was typed in it
    expect(shown).toMatch(new RegExp(`<details open=""[^§]*value="${PAGE}"`));
    const moved = await move('https://tiki.vn/che-shan-p9.html');
    expect(moved.headers.get('location')).toContain('/seller/presences?done=moved#presence-');
    expect(await page('/seller/presences')).toContain('https://tiki.vn/che-shan-p9.html');
    const foreign = await sellerOf(context, 'HTX Khác');
    const other = await signedIn(context, { role: 'producer_member', producerId: foreign.producerId });
    const stolen = await server.fetch('/seller/presences', {
      cookie: other.cookie,
      method: 'POST',
      form: { intent: 'answer', presenceId: own?.id ?? '', answer: 'gone' },
    });
    expect(stolen.status).toBe(404);
  });
});

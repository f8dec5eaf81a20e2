import { expect, test } from 'vitest';
import { paperLink } from '#app/domain/channels/papers/paper-link.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { pdfBytes } from '#tests/factories/paper-of.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

function paperForm(file: Buffer | null, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  if (file) form.set('file', new File([new Uint8Array(file)], 'giay.pdf'));
  for (const [name, value] of Object.entries({ kind: 'food-safety', ...fields })) form.set(name, value);
  return form;
}

eachEngine('papers over HTTP', (open) => {
  test('a producer gives one without a script, staff refuse it with a note, the producer reads it', async () => {
    const market = await open();
    const server = await startServer(market);
    const { producerId } = await sellerOf(market.context, 'HTX Chè');
    const { cookie } = await signedIn(market.context, { role: 'producer_member', producerId });
    const staff = await signedIn(market.context, { role: 'department_staff' });
    expect(await (await server.fetch('/seller/papers', { cookie })).text()).toContain('Chưa có giấy tờ nào');

    const typed = { number: '15/2026', validTo: '31/2/2027' };
    const none = await server.fetch('/seller/papers/give', { cookie, form: paperForm(null, typed) });
    expect(none.status).toBe(400);
    const again = await none.text();
    expect(again).toContain('Chưa có tệp');
    expect(again).toContain('value="15/2026"');
    const large = Buffer.concat([pdfBytes(), Buffer.alloc(10 * 1024 * 1024 + 1)]);
    const refused = await server.fetch('/seller/papers/give', { cookie, form: paperForm(large) });
    expect([refused.status, (await refused.text()).includes('10 MB')]).toEqual([400, true]);

    const soon = formatDate('vi', addDays(localDate(market.clock.now()), 27));
    const given = await server.fetch('/seller/papers/give', {
      cookie,
      form: paperForm(pdfBytes(), { number: '15/2026', validTo: soon }),
    });
    expect([given.status, given.headers.get('location')]).toEqual([303, '/seller/papers?done=given']);
    const list = await (await server.fetch('/seller/papers', { cookie })).text();
    expect(list).toContain('Hết hạn trong 30 ngày');
    const id = /\/seller\/papers\/(\w+)\/file/.exec(list)?.[1] ?? '';
    const file = await server.fetch(`/seller/papers/${id}/file`, { cookie });
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="giay.pdf"/);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect(file.headers.get('cache-control')).toContain('no-store');
    expect(Buffer.from(await file.arrayBuffer())).toEqual(pdfBytes());

    const link = new URL(paperLink(market.context, id)).pathname;
    const linked = await server.fetch(link);
    expect(linked.headers.get('cache-control')).toContain('no-store');
    expect(Buffer.from(await linked.arrayBuffer())).toEqual(pdfBytes());
    expect((await server.fetch(`${link}0`)).status).toBe(404);

    const queue = await (await server.fetch('/department/papers', { cookie: staff.cookie })).text();
    expect(queue).toContain('HTX Chè');
    const decide = (note: string) =>
      server.fetch('/department/papers', {
        cookie: staff.cookie,
        form: { paper: id, note, verdict: 'refused' },
      });
    expect((await decide('')).status).toBe(400);
    expect((await decide('Ảnh mờ, chụp lại')).status).toBe(303);
    expect(await (await server.fetch('/seller/papers', { cookie })).text()).toContain('Ảnh mờ, chụp lại');
    const asks = await (await server.fetch(`/seller/papers?ask=${id}`, { cookie })).text();
    expect(asks).toContain('Không sản phẩm nào đang bán bị chặn vì cất giấy này.');
    const away = await server.fetch('/seller/papers', { cookie, form: { paper: id } });
    expect(away.headers.get('location')).toBe('/seller/papers?done=archived');
    const afterwards = await (await server.fetch('/seller/papers?done=archived', { cookie })).text();
    expect(afterwards.match(/value="restore"/g)).toHaveLength(2);
    const back = await server.fetch('/seller/papers', { cookie, form: { paper: id, intent: 'restore' } });
    expect(back.headers.get('location')).toBe('/seller/papers?done=restored');
    expect(await (await server.fetch('/seller/papers', { cookie })).text()).toContain('Ảnh mờ, chụp lại');
  });
});

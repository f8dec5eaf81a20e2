import { expect, test } from 'vitest';
import { listMembers } from '#app/domain/accounts/list-members.server.ts';
import { makePasswordLink, setPasswordByLink } from '#app/domain/accounts/password-link.server.ts';
import { revokeRole } from '#app/domain/accounts/revoke-role.server.ts';
import { PASSWORD } from '#tests/factories/account.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('a refused form', (open) => {
  test('comes back with its error and what was typed, in every area', async () => {
    const market = await open();
    const server = await startServer(market);
    const { producerId } = await sellerOf(market.context);
    const seller = await signedIn(market.context, { role: 'producer_member', producerId });
    const staff = await signedIn(market.context, { role: 'department_staff' });
    const forms = [
      ['/account/sign-in', '', { login: '0912 345 678', password: 'sai' }, '0912 345 678'],
      [
        '/seller/profile',
        seller.cookie,
        { contactPhone: '12', website: 'https://che.example' },
        'https://che.example',
      ],
      ['/department/targets', staff.cookie, { targetName: 'Chỉ tiêu quý', asOf: 'mai' }, 'Chỉ tiêu quý'],
      ['/department/targets', staff.cookie, { targetName: 'Chỉ tiêu năm', asOf: '45000' }, 'Chỉ tiêu năm'],
    ] as const;
    for (const [path, cookie, form, typed] of forms) {
      const answer = await server.fetch(path, { cookie, form });
      const page = await answer.text();
      expect([path, answer.status]).toEqual([path, 400]);
      expect(page, path).toContain('id="error-summary"');
      expect(page, path).toContain(`value="${typed}"`);
    }
  });

  test('that was sent too often says when to come back, whoever sent it', async () => {
    const market = await open({ settings: { LIMIT_DRAFTS_PER_HOUR: '1' } });
    const server = await startServer(market);
    const { producerId } = await sellerOf(market.context);
    const { cookie } = await signedIn(market.context, { role: 'producer_member', producerId });
    const begin = () => server.fetch('/seller/listings/new', { cookie, form: { entryId: '' } });
    expect((await begin()).status).toBe(303);
    const refused = await begin();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600']);
    expect(await refused.text()).toContain('60 phút');
  });

  test('that comes faster than people type is not saved, shows what was typed, and is not read at all for long', async () => {
    const market = await open({ settings: { LIMIT_SAVES_PER_MINUTE: '1' } });
    const server = await startServer(market);
    const { producerId } = await sellerOf(market.context);
    const { cookie } = await signedIn(market.context, { role: 'producer_member', producerId });
    const path = '/seller/profile';
    const send = (website: string) => server.fetch(path, { cookie, form: { contactPhone: '', website } });
    const page = async () => (await server.fetch(path, { cookie })).text();
    expect((await send('https://mot.example')).status).toBe(303);
    const refused = await send('https://hai.example');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect(await refused.text()).toContain('value="https://hai.example"');
    expect(await page()).toContain('value="https://mot.example/"');
    const unread = await send('https://ba.example');
    expect([unread.status, (await unread.text()).includes('https://ba.example')]).toEqual([429, false]);
  });

  test('an invitation: no agreement in an empty word, who is known is told of, and the limit has its time', async () => {
    const market = await open({ settings: { LIMIT_INVITES_PER_HOUR: '3' } });
    const { context } = market;
    const server = await startServer(market);
    const { producerId } = await sellerOf(context);
    const { cookie } = await signedIn(context, { role: 'department_staff' });
    const path = `/department/producers/${producerId.slice(-8)}`;
    const form = { intent: 'invite', name: 'Lý Thị Hoa', phone: '0912345678', email: '', agreed: 'on' };
    const unasked = await server.fetch(path, { cookie, form: { ...form, agreed: '' } });
    expect([unasked.status, (await unasked.text()).includes('id="error-summary"')]).toEqual([400, true]);
    const made = await server.fetch(path, { cookie, form });
    expect([made.status, (await made.text()).includes('/account/set-password?token=')]).toEqual([200, true]);

    const [{ personId } = { personId: '' }] = await listMembers(context, producerId);
    const told = async () => {
      await revokeRole(context, { personId, role: 'producer_member', producerId, revokedBy: null });
      const again = await server.fetch(path, { cookie, form });
      expect(again.status).toBe(303);
      return (await server.fetch(again.headers.get('location') ?? '', { cookie })).text();
    };
    expect(await told()).toContain('chưa đặt mật khẩu');
    const token = await makePasswordLink(context, { personId });
    await setPasswordByLink(context, token, PASSWORD);
    expect(await told()).toContain('Họ vào bằng mật khẩu cũ');

    const refused = await server.fetch(path, { cookie, form });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600']);
  });
});

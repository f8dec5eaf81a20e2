import { expect, test } from 'vitest';
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
});

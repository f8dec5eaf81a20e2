import { expect, test } from 'vitest';
import { inviteMember } from '#app/domain/accounts/invite-member.server.ts';
import { readSession } from '#app/domain/accounts/read-session.server.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

test('a link for somebody else’s account asks for a code where the last one was long ago, and leads back', async () => {
  const market = await testMarket();
  const { context, clock } = market;
  const { producerId } = await sellerOf(context);
  const { cookie } = await signedIn(context, { role: 'department_staff' });
  const actor = await readSession(context, cookie);
  if (!actor) throw new Error('no session');
  const invited = { name: 'Hoa', phone: '0912345678', email: '', language: 'vi', agreed: true } as const;
  const { personId } = await inviteMember(context, actor, { producerId, ...invited });
  const server = await startServer(market);
  const path = `/department/producers/${producerId.slice(-8)}`;
  const press = () => server.fetch(path, { method: 'POST', cookie, form: { intent: 'link', personId } });

  const made = await press();
  expect(made.status).toBe(200);
  expect(await made.text()).toContain('/account/set-password?token=');
  clock.advance(11 * 60_000);
  const later = await press();
  expect([later.status, later.headers.get('location')]).toEqual([
    303,
    `/account/second-factor?again=1&next=${encodeURIComponent(path)}`,
  ]);
});

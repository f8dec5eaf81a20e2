import { expect, test } from 'vitest';
import { inviteMember } from '#app/domain/accounts/invite-member.server.ts';
import { makePasswordLink, passwordLinkPath } from '#app/domain/accounts/password-link.server.ts';
import { readSession } from '#app/domain/accounts/read-session.server.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

test('the page of a one-time link speaks the language of whom it was made for, unless the browser has chosen one', async () => {
  const market = await testMarket();
  const { context } = market;
  const { producerId } = await sellerOf(context);
  const { cookie } = await signedIn(context, { role: 'department_staff' });
  const actor = await readSession(context, cookie);
  if (!actor) throw new Error('no session');
  const invited = { name: 'Anna', phone: '0912345678', email: '', language: 'en', agreed: true } as const;
  const { personId } = await inviteMember(context, actor, { producerId, ...invited });
  const path = passwordLinkPath(await makePasswordLink(context, { personId, producerId }));
  const server = await startServer(market);

  const page = await (await server.fetch(path)).text();
  expect(page).toContain('<html lang="en"');
  expect(page).toContain('Hello Anna.');
  const token = new URL(path, server.url).searchParams.get('token') ?? '';
  const wrong = await server.fetch(path, { form: { token, password: 'a', repeat: 'b' } });
  expect(wrong.status).toBe(400);
  expect(await wrong.text()).toContain('<html lang="en"');
  const chosen = await (await server.fetch(path, { cookie: 'lang=vi' })).text();
  expect(chosen).toContain('<html lang="vi"');
  expect(chosen).toContain('Chào Anna.');
});

import { expect, test } from 'vitest';
import { changePassword } from '#app/domain/accounts/change-password.server.ts';
import { checkPassword } from '#app/domain/accounts/check-password.server.ts';
import { hashPassword, verifyPassword } from '#app/domain/accounts/hash-password.server.ts';
import { makePasswordLink, setPasswordByLink } from '#app/domain/accounts/password-link.server.ts';
import { resetPassword } from '#app/domain/accounts/reset-password.server.ts';
import { account, actorOf, PASSWORD, refusal, tryIn, whoHas } from '#tests/factories/account.ts';
import { eachEngine, testMarket } from '#tests/support/test-market.ts';

const PERSON = { name: 'Giàng Thị Mẩy', phone: '+84912345678', email: 'may.giang@vidu.vn' };

test('short, common and one’s own are refused; anything else of eight characters passes', async () => {
  const { context } = await testMarket();
  const check = (password: string) => refusal(checkPassword(context, password, PERSON));
  expect(await check('bảy chữ')).toBe('passwordTooShort');
  expect(await check('1234567')).toBe('passwordTooShort');
  for (const common of [
    '12345678',
    'password',
    'PassWord1',
    'qwertyuiop',
    'matkhau123',
    'anhyeuem',
    'iloveyou',
    'aaaaaaaaaaaa',
  ]) {
    expect(await check(common), common).toBe('passwordTooCommon');
  }
  for (const own of [
    'giangthimay',
    'Giàng Thị Mẩy',
    '0912345678',
    '84912345678',
    'may.giang@vidu.vn',
    'may.giang',
  ]) {
    expect(await check(own), own).toBe('passwordAboutYou');
  }
  expect(await check('a'.repeat(8).concat('b').repeat(40))).toBe('tooLong');
  for (const good of [
    'chợ phiên sớm',
    'bắp ngô nướng 7',
    '        x',
    `${'ổ'.repeat(63)}x`,
    '🐃🐃🐃🐃🐃🐃🐃🌾',
  ]) {
    expect(await check(good), good).toBe('no refusal');
  }
});

test('the whole password counts, in whichever way its marks were composed', async () => {
  const hash = await hashPassword('Đường thốt nốt'.normalize('NFC'));
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(hash, 'Đường thốt nốt'.normalize('NFD'))).toBe(true);
  expect(await verifyPassword(hash, 'Đường thốt nót')).toBe(false);
  const long = await hashPassword(`${'x'.repeat(200)}a`);
  expect(await verifyPassword(long, `${'x'.repeat(200)}b`)).toBe(false);
  expect(await verifyPassword(null, 'anything')).toBe(false);
});

eachEngine('changing a password', (open) => {
  test('takes the present one, ends the other sessions and keeps this one', async () => {
    const { context } = await open();
    await account(context);
    const here = await tryIn(context);
    const there = await tryIn(context);
    const actor = await actorOf(context, here.token);
    expect(
      await refusal(changePassword(context, actor, { current: 'sai rồi nhé', password: 'thổ cẩm chàm đỏ' })),
    ).toBe('wrongPassword');
    expect(await refusal(changePassword(context, actor, { current: PASSWORD, password: '12345678' }))).toBe(
      'passwordTooCommon',
    );
    expect(await whoHas(context, there.token)).not.toBeNull();
    await changePassword(context, actor, { current: PASSWORD, password: 'thổ cẩm chàm đỏ' });
    expect(await whoHas(context, here.token)).not.toBeNull();
    expect(await whoHas(context, there.token)).toBeNull();
    expect(await refusal(tryIn(context))).toBe('signInFailed');
    await tryIn(context, { password: 'thổ cẩm chàm đỏ' });
  });

  test('somebody at an open session cannot guess the password without end', async () => {
    const { context } = await open();
    await account(context);
    const actor = await actorOf(context, (await tryIn(context)).token);
    const guess = () =>
      refusal(changePassword(context, actor, { current: 'sai rồi nhé', password: 'thổ cẩm chàm đỏ' }));
    for (let i = 0; i < 5; i++) expect(await guess()).toBe('wrongPassword');
    expect(await guess()).toBe('tooManyRequests');
  });
});

eachEngine('a link to set a password', (open) => {
  test('works once, within a day, and voids the links before it', async () => {
    const { context, clock } = await open();
    const personId = await account(context);
    const session = await tryIn(context);
    const links = [
      await makePasswordLink(context, { personId }),
      await makePasswordLink(context, { personId }),
    ] as const;
    clock.advance(23 * 3_600_000);
    expect(await refusal(setPasswordByLink(context, links[0], 'hoa mận Bắc Hà'))).toBe('linkExpired');
    expect(await refusal(setPasswordByLink(context, links[1], '12345678'))).toBe('passwordTooCommon');
    await setPasswordByLink(context, links[1], 'thổ cẩm chàm đỏ');
    expect(await whoHas(context, session.token)).toBeNull();
    await tryIn(context, { password: 'thổ cẩm chàm đỏ' });
    for (const link of links) {
      expect(await refusal(setPasswordByLink(context, link, 'hoa mận Bắc Hà'))).toBe('linkExpired');
    }
  });

  test('is nothing when forged, over or its person is shut out', async () => {
    const { context, clock } = await open();
    const personId = await account(context);
    const link = await makePasswordLink(context, { personId });
    const forged = `${link.slice(0, -2)}${link.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const token of [forged, '', 'x', 'AQ']) {
      expect(await refusal(setPasswordByLink(context, token, 'hoa mận Bắc Hà'))).toBe('linkExpired');
    }
    clock.advance(24 * 3_600_000);
    expect(await refusal(setPasswordByLink(context, link, 'hoa mận Bắc Hà'))).toBe('linkExpired');
  });

  test('two at once: one sets it, the other is told', async () => {
    const { context } = await open();
    const link = await makePasswordLink(context, { personId: await account(context) });
    const ends = await Promise.all(
      ['hoa mận Bắc Hà', 'thổ cẩm chàm đỏ'].map((password) =>
        refusal(setPasswordByLink(context, link, password)),
      ),
    );
    expect(ends.sort()).toEqual(['linkExpired', 'no refusal']);
  });

  test('a reset voids the old password and ends the sessions', async () => {
    const { context } = await open();
    const personId = await account(context);
    const { token } = await tryIn(context);
    await resetPassword(context, { personId, forgetSecondFactor: false });
    expect(await whoHas(context, token)).toBeNull();
    expect(await refusal(tryIn(context))).toBe('signInFailed');
    await setPasswordByLink(context, await makePasswordLink(context, { personId }), PASSWORD);
    await tryIn(context);
  });
});

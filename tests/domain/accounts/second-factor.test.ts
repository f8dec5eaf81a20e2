import { expect, test } from 'vitest';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { checkTotp } from '#app/domain/accounts/check-totp.server.ts';
import { useRecoveryCode as takeRecoveryCode } from '#app/domain/accounts/recovery-codes.server.ts';
import { resetPassword } from '#app/domain/accounts/reset-password.server.ts';
import { confirmTotp, continueTotpSetUp, startTotpSetUp } from '#app/domain/accounts/set-up-totp.server.ts';
import { stepOfCode, totpCode } from '#app/domain/accounts/totp-code.server.ts';
import type { Context } from '#app/server/context.ts';
import { account, actorOf, PASSWORD, refusal, tryIn, whoHas } from '#tests/factories/account.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const STEP_MS = 30_000;
const AT = { clientAddress: '10.0.0.1' };

test('codes are those of RFC 6238, and only of now, just before and just after', () => {
  // Appendix B: the ASCII secret "12345678901234567890", its last six digits.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  for (const [seconds, code] of [
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ] as const) {
    expect(totpCode(secret, seconds * 1000)).toBe(code);
    const step = Math.floor(seconds / 30);
    expect(stepOfCode(secret, ` ${code.slice(0, 3)} ${code.slice(3)} `, seconds * 1000)).toBe(step);
    // Before the first step of 1970 there is no time to be early in.
    for (const by of seconds > 60 ? [-1, 1] : [1])
      expect(stepOfCode(secret, code, seconds * 1000 + by * STEP_MS)).toBe(step);
    for (const by of seconds > 60 ? [-2, 2] : [2])
      expect(stepOfCode(secret, code, seconds * 1000 + by * STEP_MS)).toBeNull();
  }
  for (const typed of ['', '12345', '1234567', 'abcdef', '２８７０８２'])
    expect(stepOfCode(secret, typed, 59_000)).toBeNull();
});

eachEngine('a second factor', (open) => {
  test('is set up with its first code, and then asked for at each sign-in', async () => {
    const market = await open();
    const { context, clock } = market;
    const { secret, actor, other } = await withAuthenticator(market);
    expect(actor.hasSecondFactor).toBe(true);
    expect(await whoHas(context, other), 'other sessions end').toBeNull();
    const again = await tryIn(context);
    expect(again.asksSecondFactor).toBe(true);
    const half = await actorOf(context, again.token);
    expect(half.hasSecondFactor).toBe(false);
    clock.advance(STEP_MS);
    const whole = await checkTotp(context, half, { ...AT, code: totpCode(secret, clock.now()) });
    expect((await actorOf(context, whole.token)).hasSecondFactor).toBe(true);
    expect(await whoHas(context, again.token), 'the token of before ends').toBeNull();
  });

  test('takes a code once, also from two sessions at the same moment', async () => {
    const market = await open();
    const { context, clock } = market;
    const { secret } = await withAuthenticator(market);
    expect(
      await refusal(checkTotp(context, await half(context), { ...AT, code: totpCode(secret, clock.now()) })),
    ).toBe('codeUsed');
    clock.advance(STEP_MS);
    const code = totpCode(secret, clock.now());
    const halves = [await half(context), await half(context), await half(context)];
    const ends = await Promise.all(
      halves.map((actor) => refusal(checkTotp(context, actor, { ...AT, code }))),
    );
    expect(ends.sort()).toEqual(['codeUsed', 'codeUsed', 'no refusal']);
    clock.advance(-STEP_MS);
    expect(
      await refusal(checkTotp(context, await half(context), { ...AT, code: totpCode(secret, clock.now()) })),
    ).toBe('codeUsed');
  });

  test('cannot be guessed: a few tries here, some more everywhere', async () => {
    const market = await open({ settings: { LIMIT_SIGN_IN_PER_ADDRESS: '12' } });
    const { context } = market;
    await withAuthenticator(market);
    const actor = await half(context);
    const guess = (clientAddress: string) =>
      refusal(checkTotp(context, actor, { clientAddress, code: '000000' }));
    const ends: string[] = [];
    for (let i = 0; i < 18; i++) ends.push(await guess(`10.0.1.${Math.floor(i / 6)}`));
    expect(ends.filter((end) => end === 'codeWrong')).toHaveLength(12);
    expect(ends[5]).toBe('tooManyRequests');
    expect(ends.slice(14).every((end) => end === 'tooManyRequests')).toBe(true);
  });

  test('a recovery code stands in for it, each once and only for its person', async () => {
    const market = await open();
    const { context } = market;
    const { codes } = await withAuthenticator(market);
    expect(new Set(codes).size).toBe(10);
    const first = codes[0] ?? '';
    const typed = first.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    const taken = await takeRecoveryCode(context, await half(context), { ...AT, code: typed });
    expect(taken.left).toBe(9);
    expect((await actorOf(context, taken.token)).hasSecondFactor).toBe(true);
    expect(await refusal(takeRecoveryCode(context, await half(context), { ...AT, code: first }))).toBe(
      'recoveryCodeWrong',
    );
    await account(context, { phone: '0987 654 321' });
    const stranger = await actorOf(context, (await tryIn(context, { login: '0987 654 321' })).token);
    expect(await refusal(takeRecoveryCode(context, stranger, { ...AT, code: codes[1] ?? '' }))).toBe(
      'recoveryCodeWrong',
    );
    const halves = [await half(context), await half(context)];
    const ends = await Promise.all(
      halves.map((actor) => refusal(takeRecoveryCode(context, actor, { ...AT, code: codes[2] ?? '' }))),
    );
    expect(ends.sort()).toEqual(['no refusal', 'recoveryCodeWrong']);
  });

  test('is replaced only by somebody who showed it and knows the password; the old one works until then', async () => {
    const market = await open();
    const { context, clock } = market;
    const { secret, actor } = await withAuthenticator(market);
    const halfway = await half(context);
    const attempt = async (who: Actor, password: string) => {
      const setUp = await startTotpSetUp(context, who);
      return refusal(
        confirmTotp(context, who, {
          sealed: setUp.sealed,
          code: codeFor(setUp.secret, clock.now()),
          password,
        }),
      );
    };
    expect(await attempt(halfway, PASSWORD)).toBe('notAllowed');
    expect(await attempt(actor, 'sai rồi nhé')).toBe('wrongPassword');
    clock.advance(STEP_MS);
    await checkTotp(context, halfway, { ...AT, code: totpCode(secret, clock.now()) });
    clock.advance(STEP_MS);
    expect(await attempt(actor, PASSWORD)).toBe('no refusal');
    clock.advance(STEP_MS);
    expect(
      await refusal(checkTotp(context, await half(context), { ...AT, code: totpCode(secret, clock.now()) })),
    ).toBe('codeWrong');
  });

  test('a set-up belongs to one session for an hour', async () => {
    const { context, clock } = await open();
    await account(context);
    const mine = await actorOf(context, (await tryIn(context)).token);
    const other = await actorOf(context, (await tryIn(context)).token);
    const setUp = await startTotpSetUp(context, mine);
    expect(continueTotpSetUp(context, mine, setUp.sealed)).toEqual(setUp);
    const confirm = (actor: Actor, sealed: string) =>
      refusal(
        confirmTotp(context, actor, { sealed, code: codeFor(setUp.secret, clock.now()), password: '' }),
      );
    expect(await confirm(other, setUp.sealed)).toBe('formExpired');
    expect(await confirm(mine, 'AQAA')).toBe('formExpired');
    expect(
      await refusal(confirmTotp(context, mine, { sealed: setUp.sealed, code: '12345', password: '' })),
    ).toBe('codeWrong');
    clock.advance(60 * 60_000);
    expect(await confirm(mine, setUp.sealed)).toBe('formExpired');
  });

  test('stays when the password is reset, unless the operator says otherwise', async () => {
    const market = await open();
    const { context } = market;
    const { personId, codes } = await withAuthenticator(market);
    await resetPassword(context, { personId, password: 'thổ cẩm chàm đỏ', forgetSecondFactor: false });
    expect((await tryIn(context, { password: 'thổ cẩm chàm đỏ' })).asksSecondFactor).toBe(true);
    await resetPassword(context, { personId, password: 'hoa mận Bắc Hà', forgetSecondFactor: true });
    const signedIn = await tryIn(context, { password: 'hoa mận Bắc Hà' });
    expect(signedIn.asksSecondFactor).toBe(false);
    const actor = await actorOf(context, signedIn.token);
    expect(await refusal(takeRecoveryCode(context, actor, { ...AT, code: codes[0] ?? '' }))).toBe(
      'recoveryCodeWrong',
    );
    expect(await refusal(checkTotp(context, actor, { ...AT, code: '123456' }))).toBe('wrongState');
  });
});

/** A person who has just set up an authenticator, and another session that they had before. */
async function withAuthenticator({ context, clock }: TestMarket) {
  const personId = await account(context, { role: 'department_staff' });
  const other = (await tryIn(context)).token;
  const before = await actorOf(context, (await tryIn(context)).token);
  const setUp = await startTotpSetUp(context, before);
  const secret = setUp.secret.replaceAll(' ', '');
  expect(decodeURIComponent(setUp.address)).toContain(`secret=${secret}`);
  const confirmed = await confirmTotp(context, before, {
    sealed: setUp.sealed,
    code: totpCode(secret, clock.now()),
    password: '',
  });
  return {
    personId,
    secret,
    other,
    codes: confirmed.recoveryCodes,
    actor: await actorOf(context, confirmed.token),
  };
}

/** Signed in by password only. */
async function half(context: Context): Promise<Actor> {
  return actorOf(context, (await tryIn(context)).token);
}

function codeFor(secret: string, ms: number): string {
  return totpCode(secret.replaceAll(' ', ''), ms);
}

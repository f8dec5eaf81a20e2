import { expect, test } from 'vitest';
import { createPerson } from '#app/domain/accounts/create-person.server.ts';
import { disablePerson } from '#app/domain/accounts/disable-person.server.ts';
import { isTooManyTries } from '#app/server/rate-limit.server.ts';
import { account, actorOf, PASSWORD, PHONE, refusal, tryIn, whoHas } from '#tests/factories/account.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const WRONG = { password: 'không phải mật khẩu' };

eachEngine('signing in', (open) => {
  test('by phone in any writing, or by e-mail', async () => {
    const { context } = await open();
    const personId = await account(context);
    for (const login of [PHONE, '+84912345678', '0084 912 345 678', ' 0912345678@VIDU.vn ']) {
      const { token } = await tryIn(context, { login });
      expect(await actorOf(context, token), login).toMatchObject({
        personId,
        name: 'Giàng Thị Mẩy',
        hasSecondFactor: false,
        owesSecondFactor: false,
      });
    }
  });

  test('unknown, wrong and disabled cannot be told apart', async () => {
    const { context } = await open();
    await account(context);
    const disabled = await account(context, { phone: '0987 654 321' });
    await disablePerson(context, { personId: disabled, disabledBy: null });
    await createPerson(context, { name: 'Không mật khẩu', phone: '0977 111 222' });
    const said: string[] = [];
    for (const input of [
      WRONG,
      { login: '0900 000 000' },
      { login: '0987 654 321' },
      { login: '0977 111 222' },
      { login: 'ai đó' },
      { login: '' },
    ]) {
      try {
        await tryIn(context, { ...input, clientAddress: `10.1.0.${said.length}` });
        said.push('in');
      } catch (error) {
        const { name, code, field, params } = error as {
          name: string;
          code: string;
          field: unknown;
          params: unknown;
        };
        said.push(JSON.stringify({ name, code, field, params }));
      }
    }
    expect(new Set(said)).toEqual(
      new Set(['{"name":"DomainError","code":"signInFailed","field":null,"params":{}}']),
    );
  });

  test('a phone or e-mail belongs to one account', async () => {
    const { context } = await open();
    await account(context);
    expect(await refusal(createPerson(context, { name: 'Khác', phone: '+84 912345678' }))).toBe('phoneTaken');
    expect(await refusal(createPerson(context, { name: 'Khác', email: '0912345678@vidu.vn' }))).toBe(
      'emailTaken',
    );
  });

  test('the sixth wrong password waits, says how long, and the window ends', async () => {
    const { context, clock } = await open();
    await account(context);
    for (let i = 0; i < 5; i++) expect(await refusal(tryIn(context, WRONG))).toBe('signInFailed');
    clock.advance(60_000);
    const error = await tryIn(context).catch((reason: unknown) => reason);
    if (!isTooManyTries(error)) throw new Error('was not held back');
    expect([error.retryAfterSeconds, error.params.minutes]).toEqual([14 * 60, 14]);
    clock.advance(14 * 60_000);
    await tryIn(context);
  });

  test('a thousand tries at once do not slip through', async () => {
    const { context } = await open({ settings: { LIMIT_SIGN_IN_PER_ADDRESS: '1000' } });
    await account(context);
    const ends = await Promise.all(Array.from({ length: 40 }, () => refusal(tryIn(context, WRONG))));
    expect(ends.filter((end) => end === 'signInFailed')).toHaveLength(5);
    expect(ends.filter((end) => end === 'tooManyRequests')).toHaveLength(35);
  });

  test('a stranger’s guesses keep the owner out neither elsewhere nor, on a known device, at the same address', async () => {
    const { context } = await open();
    await account(context);
    const { deviceMark } = await tryIn(context);
    for (let i = 0; i < 200; i++) await refusal(tryIn(context, WRONG));
    expect(await refusal(tryIn(context))).toBe('tooManyRequests');
    await tryIn(context, { clientAddress: '10.0.0.2' });
    await tryIn(context, { deviceMark });
  });

  test('the mark of a device is worth nothing to another account and cannot be made up', async () => {
    const { context } = await open();
    await account(context);
    await account(context, { phone: '0987 654 321' });
    const { deviceMark } = await tryIn(context, { login: '0987 654 321' });
    for (let i = 0; i < 6; i++) await refusal(tryIn(context, WRONG));
    for (const mark of [deviceMark, 'a.b', `${deviceMark.split('.')[0]}.${'0'.repeat(64)}`, 'a.b.c']) {
      expect(await refusal(tryIn(context, { deviceMark: mark }))).toBe('tooManyRequests');
    }
  });

  test('guessing from a known device is limited too', async () => {
    const { context } = await open();
    await account(context);
    const { deviceMark } = await tryIn(context);
    for (let i = 0; i < 5; i++)
      expect(await refusal(tryIn(context, { ...WRONG, deviceMark }))).toBe('signInFailed');
    expect(await refusal(tryIn(context, { deviceMark }))).toBe('tooManyRequests');
  });

  test('a neighbour who guesses behind the same address keeps nobody else out, and can guess each account once', async () => {
    const { context, clock } = await open({ settings: { LIMIT_SIGN_IN_PER_ADDRESS: '8' } });
    await account(context);
    await account(context, { phone: '0987 654 321' });
    for (let i = 0; i < 8; i++)
      expect(await refusal(tryIn(context, { login: `09000000${10 + i}` }))).toBe('signInFailed');
    await tryIn(context);
    const guess = () => refusal(tryIn(context, { ...WRONG, login: '0987 654 321' }));
    expect([await guess(), await guess()]).toEqual(['signInFailed', 'tooManyRequests']);
    await tryIn(context);
    clock.advance(15 * 60_000);
    await tryIn(context, { login: '0987 654 321' });
  });

  test('who tries very many accounts from one address is stopped there, and a known device is not', async () => {
    const { context, clock } = await open({ settings: { LIMIT_SIGN_IN_PER_ADDRESS: '1' } });
    await account(context);
    for (let i = 0; i < 30; i++) await tryIn(context);
    const { deviceMark } = await tryIn(context);
    for (let i = 0; i < 20; i++)
      expect(await refusal(tryIn(context, { login: `09000000${10 + i}` }))).toBe('signInFailed');
    expect(await refusal(tryIn(context, { login: '0900000099' }))).toBe('tooManyRequests');
    expect(await refusal(tryIn(context))).toBe('tooManyRequests');
    await tryIn(context, { deviceMark });
    await tryIn(context, { clientAddress: '10.0.0.9' });
    clock.advance(60 * 60_000);
    await tryIn(context);
  });

  test('guesses from ever new addresses are few in a day, and the known device of the owner passes all the while', async () => {
    const { context, clock } = await open();
    await account(context);
    const { deviceMark } = await tryIn(context);
    let guessed = 0;
    for (let minute = 0; minute < 24 * 60; minute += 10) {
      const clientAddress = `2001:db8:0:${minute.toString(16)}::/64`;
      if ((await refusal(tryIn(context, { ...WRONG, clientAddress }))) === 'signInFailed') guessed += 1;
      if (minute % 240 === 0) await tryIn(context, { deviceMark, clientAddress });
      clock.advance(10 * 60_000);
    }
    expect(guessed).toBeGreaterThan(20);
    expect(guessed).toBeLessThan(100);
  });

  test('one stubborn guesser does not take the turn of the owner with a new phone elsewhere', async () => {
    const { context, clock } = await open();
    await account(context);
    for (let minute = 0; minute < 10 * 60; minute += 5) {
      await refusal(tryIn(context, WRONG));
      clock.advance(5 * 60_000);
    }
    expect(await refusal(tryIn(context))).toBe('tooManyRequests');
    await tryIn(context, { clientAddress: '10.0.0.2' });
  });

  test('limits are counted by all processes together', async () => {
    const market = await open();
    await account(market.context);
    const other = market.openAgain();
    for (let i = 0; i < 5; i++) await refusal(tryIn(i % 2 ? other : market.context, WRONG));
    expect(await refusal(tryIn(other))).toBe('tooManyRequests');
    expect(await refusal(tryIn(market.context))).toBe('tooManyRequests');
  });

  test('every sign-in has a new token and ends the one that the browser brought', async () => {
    const { context } = await open();
    await account(context);
    const first = await tryIn(context);
    const second = await tryIn(context, { formerToken: first.token });
    expect(second.token).not.toBe(first.token);
    expect(await whoHas(context, first.token)).toBeNull();
    expect(await whoHas(context, second.token)).not.toBeNull();
  });

  test('neither log nor database holds a phone, an e-mail, a name, a password or a token', async () => {
    const { context } = await open();
    const lines: string[] = [];
    const log = Object.assign(Object.create(context.log), {
      info: (...said: unknown[]) => lines.push(JSON.stringify(said)),
      warn: (...said: unknown[]) => lines.push(JSON.stringify(said)),
    });
    const listened = { ...context, log };
    await account(listened);
    const { token } = await tryIn(listened);
    for (let i = 0; i < 7; i++) await refusal(tryIn(listened, WRONG));
    expect(
      lines.some((line) => line.includes('auth.fail')) && lines.some((line) => line.includes('limit.hit')),
    ).toBe(true);
    const { person, personKey, session, rateLimit, audit } = context.store.tables;
    const rows = await context.store.read(async (db) => [
      await db.select().from(person),
      await db.select().from(personKey),
      await db.select().from(session),
      await db.select().from(rateLimit),
      await db.select().from(audit),
    ]);
    const everything = JSON.stringify([lines, rows]);
    for (const secret of ['912345678', 'vidu.vn', 'Mẩy', PASSWORD, WRONG.password, token, '10.0.0.1']) {
      expect(everything.includes(secret), secret).toBe(false);
    }
  });
});

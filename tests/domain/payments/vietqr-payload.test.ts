import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crcOf } from '#app/domain/payments/vietqr/crc.ts';
import { readPayload } from '#app/domain/payments/vietqr/read-payload.ts';
import { type AskedTransfer, memoText, writePayload } from '#app/domain/payments/vietqr/write-payload.ts';
import { readBanks } from '#app/server/banks.server.ts';
import { codeWith, published, slowCrc, type Vector } from '#tests/domain/payments/payload-parts.ts';
import { ROOT } from '#tests/support/templates.ts';

const banks = readBanks(ROOT);

function kindOf({ expect: { service } }: Vector): 'account' | 'card' {
  return service === 'QRIBFTTC' ? 'card' : 'account';
}

test('every published CRC is computed, over bytes and not over characters', () => {
  for (const { input, crc } of published.crc_vectors) expect(crcOf(input)).toBe(crc);
  for (const { payload, crc_computed } of published.vectors)
    expect(crcOf(payload.slice(0, -4))).toBe(crc_computed);
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => crcOf(text) === slowCrc(text)));
});

test('every published payload is read as its publisher says, or refused', () => {
  expect(published.vectors).toHaveLength(12);
  for (const vector of published.vectors) {
    const { bin, account, amount, additional } = vector.expect;
    const said = {
      kind: kindOf(vector),
      bin,
      account,
      amount: amount === null ? null : Number(amount),
      memo: additional?.['08'] ?? null,
    };
    const refused = { kind: 'other', bin: null, account: null, amount: null, memo: null };
    expect({ name: vector.name, ...readPayload(vector.payload, banks) }).toEqual(
      vector.use_as === 'positive'
        ? { name: vector.name, ok: true, reason: null, ...said }
        : { name: vector.name, ok: false, reason: 'crc', ...refused },
    );
  }
});

test('every published payload that holds no more than we write is written to the letter', () => {
  const ours = published.vectors.filter(({ use_as, expect: { additional } }) => {
    const more = Object.keys(additional ?? {}).filter((id) => id !== '08');
    return use_as === 'positive' && more.length === 0;
  });
  expect(ours).toHaveLength(9);
  for (const vector of ours) {
    const { poi, bin, account, amount, additional } = vector.expect;
    const to = { kind: kindOf(vector), bin, account, memo: additional?.['08'] ?? null };
    const asked: AskedTransfer =
      poi === '12'
        ? { ...to, use: 'dynamic', amount: Number(amount) }
        : { ...to, use: 'static', amount: amount === null ? null : Number(amount) };
    const { name, payload, crc_computed } = vector;
    expect({ name, written: writePayload(asked) }).toEqual({
      name,
      written: payload.slice(0, -4) + crc_computed,
    });
  }
});

test('what is written is read again: both kinds, both uses, with and without amount and memo', () => {
  const bins = [...banks.keys()];
  const to = {
    bin: fc.constantFrom(...bins),
    memo: fc.option(fc.string({ unit: 'grapheme', maxLength: 60 })),
  };
  const amount = fc.integer({ min: 1, max: 9_999_999_999_999 });
  const account = fc.stringMatching(/^[A-Za-z0-9]{1,19}$/);
  const card = fc.stringMatching(/^\d{1,19}$/);
  const use = fc.constantFrom('static' as const);
  const asked: fc.Arbitrary<AskedTransfer> = fc.oneof(
    fc.record({ ...to, kind: fc.constant('account' as const), account, use, amount: fc.option(amount) }),
    fc.record({ ...to, kind: fc.constant('card' as const), account: card, use, amount: fc.option(amount) }),
    fc.record({
      ...to,
      kind: fc.constant('account' as const),
      account,
      use: fc.constant('dynamic' as const),
      amount,
    }),
  );
  fc.assert(
    fc.property(asked, (transfer) => {
      const payload = writePayload(transfer);
      const memo = memoText(transfer.memo ?? '');
      expect(readPayload(payload, banks)).toEqual({
        ok: true,
        reason: null,
        kind: transfer.kind,
        bin: transfer.bin,
        account: transfer.account,
        amount: transfer.amount,
        memo: memo === '' ? null : memo,
      });
      expect(payload).toMatch(/^[A-Za-z0-9 .-]+$/);
      expect(payload.slice(0, 12)).toBe(transfer.use === 'static' ? '000201010211' : '000201010212');
    }),
    { numRuns: 500 },
  );
});

test('a memo is what every bank carries of it', () => {
  expect(memoText('Thanh toán đơn #12')).toBe('Thanh toan don 12');
  expect(memoText('  Ủng hộ\nĐồng bào — Lũ lụt!  ')).toBe('Ung ho Dong bao Lu lut');
  expect(memoText('YU2345678 cho don hang cua cho phien')).toBe('YU2345678 cho don hang cu');
  expect(memoText('mot hai ba bon nam sau b  ay')).toBe('mot hai ba bon nam sau b');
  expect(memoText('谢谢 🎉')).toBe('');
  expect(memoText('Đỗ T.Hà-A'.normalize('NFD'))).toBe('Do T.Ha-A');
});

test('no code is written for what none can hold', () => {
  const asked = { kind: 'account', bin: '970416', account: '257678859', memo: null, use: 'static' } as const;
  expect(writePayload({ ...asked, amount: null })).toBe(
    '00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA53037045802VN6304AE9F',
  );
  for (const amount of [0, -1, 1.5, Number.NaN, 10_000_000_000_000, Number.MAX_SAFE_INTEGER])
    expect(() => writePayload({ ...asked, amount })).toThrow(RangeError);
  for (const bin of ['', '97041', '9704166', '97041a', '٩٧٠٤١٦'])
    expect(() => writePayload({ ...asked, amount: null, bin })).toThrow(RangeError);
  for (const account of ['', '0123 456', 'số-1', '1'.repeat(20)])
    expect(() => writePayload({ ...asked, amount: null, account })).toThrow(RangeError);
  expect(() => writePayload({ ...asked, amount: null, kind: 'card', account: '9704AB' })).toThrow(RangeError);
});

test('blanks and what nobody sees around a payload do not count, those within it do', () => {
  const payload = codeWith();
  const right = readPayload(payload, banks);
  expect(right).toMatchObject({ ok: true, amount: 180_000, memo: 'thanh toan' });
  expect(readPayload(` \u00a0${payload}\r\n`, banks)).toEqual(right);
  expect(readPayload(`\ufeff\u200b${payload}\u200e`, banks)).toEqual(right);
  expect(readPayload(payload.replace('thanh toan', 'thanhtoan'), banks)).toMatchObject({ reason: 'crc' });
});

test('the CRC holds in either case, and no other single character of a payload may be another', () => {
  const payload = codeWith();
  const digits = payload.slice(-4);
  expect(digits).not.toBe(digits.toLowerCase());
  expect(readPayload(payload.slice(0, -4) + digits.toLowerCase(), banks).ok).toBe(true);
  const signs = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .-');
  fc.assert(
    fc.property(fc.nat(payload.length - 1), signs, (place, sign) => {
      const other = payload.slice(0, place) + sign + payload.slice(place + 1);
      const isSame =
        place >= payload.length - 4 ? other.toUpperCase() === payload.toUpperCase() : other === payload;
      expect(readPayload(other, banks).ok).toBe(isSame);
    }),
    { numRuns: 1000 },
  );
  for (let cut = 0; cut < payload.length; cut += 1)
    expect(readPayload(payload.slice(0, cut), banks).ok, `cut to ${cut}`).toBe(false);
});

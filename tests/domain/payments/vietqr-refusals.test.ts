import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPayload, refusals } from '#app/domain/payments/vietqr/read-payload.ts';
import { readBanks } from '#app/server/banks.server.ts';
import { closed, codeWith, part, parts } from '#tests/domain/payments/payload-parts.ts';
import { ROOT } from '#tests/support/templates.ts';

const banks = readBanks(ROOT);
const reasonOf = (payload: string) => readPayload(payload, banks).reason;

/** Published samples that are wrong although their CRC holds, and one of another scheme. */
test.each([
  [
    // NAPAS, as printed in its format v1.0: the account has 13 digits where its length says 12.
    '00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5',
    'length',
  ],
  // Test data of github binhnguyenduc/vietqr-ts (MIT): the service stands within the receiver.
  [
    '00020101021138570010A00000072701390006970422011301234567890200208QRIBFTTA53037045802VN6304A3CF',
    'layout',
  ],
  [
    '00020101021238570010A00000072701390006970422011301234567890200208QRIBFTTA53037045405500005802VN62160812Test Payment630495B6',
    'layout',
  ],
  // VNPAY, in the README of github xuannghia/vietnam-qr-pay (MIT).
  [
    '00020101021126280010A0000007750110010531314453037045408210900005802VN5910CELLPHONES62600312CPSHN ONLINE0517021908061613127850705ONLHN0810CellphoneS63047685',
    'scheme',
  ],
])('a published sample that nobody should pay by: %s is refused for %s', (payload, reason) => {
  expect(payload).toBe(closed(payload.slice(0, -8)));
  expect(readPayload(payload, banks)).toEqual({
    ok: false,
    reason,
    kind: 'other',
    bin: null,
    account: null,
    amount: null,
    memo: null,
  });
});

test('a code of a wallet with three bare digits in field 80 is right (MoMo, README of vietnam-qr-pay)', () => {
  const payload =
    '00020101021138620010A00000072701320006970454011899MM24011M348750800208QRIBFTTA53037045802VN62190515MOMOW2W3487508080030466304EBC8';
  expect(readPayload(payload, banks)).toMatchObject({
    ok: true,
    kind: 'account',
    account: '99MM24011M34875080',
  });
});

const right: ReadonlyArray<readonly [string, string]> = [
  ['as it is', codeWith()],
  ['without a memo', codeWith({ additional: '' })],
  ['without an amount, static', codeWith({ use: part('01', '11'), amount: '' })],
  ['without an amount, dynamic: whoever pays types it', codeWith({ amount: '' })],
  ['with an amount, static', codeWith({ use: part('01', '11') })],
  ['the inner fields in another order', codeWith({ scheme: parts.service, service: parts.scheme })],
  ['the outer fields in another order', codeWith({ currency: parts.country, country: parts.currency })],
  ['another scheme beside it', codeWith({ use: parts.use + part('26', part('00', 'vn.zalopay')) })],
  ['the largest amount', codeWith({ amount: part('54', '9999999999999') })],
  [
    'name, city, postcode, trade',
    codeWith({
      country: `${parts.country}${part('52', '5411')}${part('59', 'HTX CHE SHAN TUYET')}${part('60', 'LAO CAI')}${part('61', '330000')}`,
    }),
  ],
  [
    'a memo with marks, counted in characters',
    codeWith({ additional: part('62', part('08', 'Ủng hộ đồng bào')) }),
  ],
  ['a memo of 25 characters', codeWith({ additional: part('62', part('08', 'x'.repeat(25))) })],
  ['an account of 19 letters and digits', codeWith({ account: part('01', '99ZP24009M072482671') })],
  [
    'a template of a scheme within 62',
    codeWith({ additional: part('62', part('50', part('00', 'vn.abc'))) }),
  ],
];

test.each(right)('right: %s', (_, payload) => {
  expect(readPayload(payload, banks)).toMatchObject({
    ok: true,
    reason: null,
    kind: 'account',
    bin: '970403',
  });
});

const wrong: Readonly<Record<string, ReadonlyArray<readonly [string, string]>>> = {
  crc: [
    ['one digit of the CRC', codeWith().replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
    ['one digit of the account', codeWith().replace('0011012345678', '0011012345679')],
    ['a CRC that is no hex', `${codeWith().slice(0, -4)}WXYZ`],
    ['a CRC of another text', `${codeWith({ amount: '' }).slice(0, -4)}${codeWith().slice(-4)}`],
  ],
  length: [
    ['the last character cut off', codeWith().slice(0, -1)],
    ['cut in the middle', codeWith().slice(0, 40)],
    ['something behind it', `${codeWith()}!`],
    ['a length that is no number', closed(`${parts.format}01A211`)],
    ['a length of zero', codeWith({ amount: '5400' })],
    ['an account shorter than its place', codeWith({ account: '01120011012345678' })],
    ['an account longer than its place', codeWith({ account: '01140011012345678' })],
    ['a service longer than its place', codeWith({ service: '0209QRIBFTTA' })],
    ['a memo shorter than its place', codeWith({ additional: part('62', '0803thanh toan') })],
    ['a memo longer than its place', codeWith({ additional: part('62', '0812thanh toan') })],
    ['another language that is no template', codeWith({ additional: part('64', '0002viX') })],
    ['another scheme that is no template', codeWith({ use: parts.use + part('26', '0012vn.zalopay') })],
    ['a memo of 26 characters', codeWith({ additional: part('62', part('08', 'x'.repeat(26))) })],
    ['an account of 20 digits', codeWith({ account: part('01', '1'.repeat(20)) })],
    ['a BIN of five digits', codeWith({ bin: part('00', '97040') })],
    ['a name of 26 characters', codeWith({ country: parts.country + part('59', 'x'.repeat(26)) })],
    ['a memo counted in bytes', codeWith({ additional: part('62', part('08', 'ủng hộ', 9), 13) })],
    ['more than a QR code holds', `${'0099'.padEnd(103, 'x').repeat(42)}`],
  ],
  layout: [
    ['a web address', 'https://img.vietqr.io/image/970416-257678859-print.png'],
    ['the format is not the first field', closed(parts.use + parts.format + codeWith().slice(12, -8))],
    ['another version of the format', codeWith({ format: part('00', '02') })],
    ['a use that is neither 11 nor 12', codeWith({ use: part('01', '13') })],
    ['a field twice', codeWith({ amount: parts.amount + parts.amount })],
    ['an inner field twice', codeWith({ account: parts.account + parts.account })],
    ['the CRC is not the last field', `${codeWith()}${part('58', 'VN')}`],
    ['the service within the receiver', codeWith({ account: parts.account + parts.service, service: '' })],
    ['the service outside its template', codeWith({ use: parts.use + parts.service, service: '' })],
    [
      'NAPAS in another template',
      codeWith({ napas: part('26', parts.scheme + part('01', parts.bin + parts.account) + parts.service) }),
    ],
    ['an amount among the inner fields', codeWith({ service: parts.service + parts.amount, amount: '' })],
    ['a memo among the inner fields', codeWith({ service: parts.service + part('08', 'x') })],
    ['a 00 within 62', codeWith({ additional: part('62', part('00', 'x') + part('08', 'x')) })],
    ['a BIN with a letter', codeWith({ bin: part('00', '97O403') })],
    ['an account with a blank', codeWith({ account: part('01', '0011 2345') })],
    ['a card with a letter', codeWith({ account: part('01', '9704O3'), service: part('02', 'QRIBFTTC') })],
    ['a trade that is no number', codeWith({ country: parts.country + part('52', 'SHOP') })],
  ],
  'missing-field': [
    ['nothing at all', ''],
    ['no CRC', codeWith().slice(0, -8)],
    ['no format', codeWith({ format: '' })],
    ['no use', codeWith({ use: '' })],
    ['no receiver of any scheme', codeWith({ napas: part('39', 'x').replace('3901x', '') })],
    ['no name of the scheme', codeWith({ scheme: '' })],
    ['no receiver', codeWith({ receiver: '' })],
    ['no BIN', codeWith({ bin: '' })],
    ['no account', codeWith({ account: '' })],
    ['no service', codeWith({ service: '' })],
    ['no currency', codeWith({ currency: '' })],
    ['no country', codeWith({ country: '' })],
  ],
  scheme: [
    ['VNPAY in field 38', codeWith({ scheme: part('00', 'A000000775') })],
    [
      'PromptPay',
      codeWith({ napas: part('29', part('00', 'A000000677010111') + part('01', '0066812345678')) }),
    ],
    ['a card scheme of the world', codeWith({ napas: part('02', '4000123456789012') })],
    ['another country', codeWith({ country: part('58', 'TH') })],
  ],
  currency: [
    ['dollars', codeWith({ currency: part('53', '840') })],
    ['letters instead of the number', codeWith({ currency: part('53', 'VND') })],
  ],
  amount: [
    ['zero', codeWith({ amount: part('54', '0') })],
    ['many zeros', codeWith({ amount: part('54', '0000') })],
    ['zero with decimals', codeWith({ amount: part('54', '0.00') })],
    ['decimals', codeWith({ amount: part('54', '180000.50') })],
    ['decimals that are zero', codeWith({ amount: part('54', '180000.00') })],
    ['only decimals', codeWith({ amount: part('54', '.5') })],
    ['only a dot', codeWith({ amount: part('54', '.') })],
    ['a comma', codeWith({ amount: part('54', '180,000') })],
    ['two dots', codeWith({ amount: part('54', '1.800.00') })],
    ['a blank', codeWith({ amount: part('54', '180 000') })],
    ['a sign', codeWith({ amount: part('54', '-180000') })],
    ['an exponent', codeWith({ amount: part('54', '18e4') })],
    ['digits of another script', codeWith({ amount: part('54', '１８００００') })],
    ['fourteen digits', codeWith({ amount: part('54', '10000000000000') })],
    ['thirteen digits and a dot', codeWith({ amount: part('54', '1000000000000.') })],
  ],
  'bin-unknown': [
    ['a BIN that no bank has', codeWith({ bin: part('00', '999999') })],
    [
      'the BIN of no bank within a shop’s code',
      codeWith({ bin: part('00', '000000'), service: part('02', 'QRPUSH') }),
    ],
  ],
};

test('every reason is proved', () => {
  expect(Object.keys(wrong).toSorted()).toEqual(refusals.toSorted());
});

test.each(
  Object.entries(wrong).flatMap(([reason, list]) =>
    list.map(([what, payload]) => [reason, what, payload] as const),
  ),
)('refused for %s: %s', (reason, _, payload) => {
  expect(reasonOf(payload)).toBe(reason);
});

test('zeros in front and a dot behind are an amount as EMVCo writes it', () => {
  const amountOf = (text: string) => readPayload(codeWith({ amount: part('54', text) }), banks).amount;
  expect(['180000', '0000180000', '180000.', '0000000000001'].map(amountOf)).toEqual([
    180_000, 180_000, 180_000, 1,
  ]);
});

test('what is refused for what it asks still says whom it names; what may be misread says nothing', () => {
  const known = { kind: 'account', bin: '970403', account: '0011012345678', memo: 'thanh toan' };
  const nothing = { kind: 'other', bin: null, account: null, amount: null, memo: null };
  const read = (changed: Parameters<typeof codeWith>[0]) => readPayload(codeWith(changed), banks);
  expect(read({ amount: part('54', '0') })).toMatchObject({ ...known, reason: 'amount', amount: null });
  expect(read({ currency: part('53', '840') })).toMatchObject({ ...known, reason: 'currency', amount: null });
  const unknown = { ...known, bin: '999999', amount: 180_000 };
  expect(read({ bin: part('00', '999999') })).toMatchObject({ ...unknown, reason: 'bin-unknown' });
  expect(read({ country: '' })).toMatchObject({ ...nothing, reason: 'missing-field' });
  expect(read({ service: '0209QRIBFTTA' })).toMatchObject({ ...nothing, reason: 'length' });
});

test('a shop’s code of NAPAS is read as no transfer', () => {
  for (const service of ['QRPUSH', 'QRCASH'])
    expect(readPayload(codeWith({ service: part('02', service) }), banks)).toMatchObject({
      ok: true,
      kind: 'other',
      account: '0011012345678',
    });
  const card = codeWith({ account: part('01', '9704031101234567'), service: part('02', 'QRIBFTTC') });
  expect(readPayload(card, banks)).toMatchObject({ ok: true, kind: 'card', account: '9704031101234567' });
});

test('whatever stands in it, a payload is read or refused with a reason', () => {
  const id = fc.nat(99).map((number) => String(number).padStart(2, '0'));
  const field = fc.tuple(id, fc.string({ maxLength: 99 })).map(([one, value]) => part(one, value));
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.array(field, { maxLength: 12 }).map((list) => closed(`000201${list.join('')}`)),
    field.map((one) => codeWith({ additional: one })),
    field.map((one) => codeWith({ service: parts.service + one })),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { ok, reason } = readPayload(text, banks);
      expect(ok ? reason : refusals.some((one) => one === reason)).toBe(ok ? null : true);
    }),
    { numRuns: 1000 },
  );
  for (const long of ['6304'.repeat(1_000_000), `0002${' '.repeat(1_000_000)}x`])
    expect(reasonOf(long)).toBe('length');
});

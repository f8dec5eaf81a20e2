import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { fitListing, readiness } from '#app/domain/channels/readiness/readiness.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import type { ChannelRule, RuleCheck, RuleField } from '#app/domain/channels/rules/channel-rule.ts';
import { compileRule, type Failure } from '#app/domain/channels/rules/check-rule.ts';
import { closedSets } from '#app/domain/channels/rules/closed-sets.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';

const today = '2026-11-23';

const pieces = fc.constantFrom(
  ...['chè', 'ế', 'ế'.normalize('NFD'), '😀', '\ud800', '\u0958', '\ufb2c', ' ', '\u00a0', '\n', 'K'],
  ...['điều trị', 'không', 'Chữa Khỏi', 'ban@che.vn', 'zalo', '0912 345 678', 'che.vn', '.'],
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((some) => some.join('')),
  fc.tuple(pieces, fc.nat(160)).map(([piece, times]) => piece.repeat(times)),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const numbers = fc.oneof(fc.constant(null), fc.constantFrom(0, 1, 0.5, Number.NaN), fc.integer());
const variants = fc
  .record({
    publicCode: fc.uuid(),
    nameVi: fc.oneof(fc.constantFrom('Hộp', 'hộp ', 'Hộp'.normalize('NFD')), texts),
    gtin: fc.constantFrom(null, '', '8931234567897', '8931234567890', '2001234567893'),
    sku: texts,
    weightGrams: numbers,
    lengthCm: numbers,
  })
  .chain((some) =>
    fc
      .record({ priceVnd: fc.integer({ min: -1, max: 2_000_000 }), stock: fc.integer({ min: -1, max: 3 }) })
      .map((more) => channelVariant({ ...some, ...more })),
  );
const listings: fc.Arbitrary<ChannelListing> = fc
  .record({
    titleVi: texts,
    descriptionVi: texts,
    brand: fc.option(texts),
    setCode: fc.constantFrom(null, 'QD26-11', 'QD26-26'),
    isAlcohol: fc.boolean(),
    link: fc.constantFrom('https://cho.vn/a', 'HTTP://cho.vn', 'ftp://cho.vn', 'javascript:1', 'cho.vn', ''),
    photos: fc.array(
      fc.record({
        hash: fc.constant('a'),
        url: fc.constant('https://cho.vn/a.jpg'),
        width: fc.nat(1200),
        height: fc.nat(1200),
      }),
      { maxLength: 3 },
    ),
    variants: fc.array(variants, { maxLength: 3 }),
  })
  .map(channelListing);

function rule(field: RuleField, check: RuleCheck): ChannelRule {
  const shared = { severity: 'blocking', fix: 'fixTitleLong', source: 'thử', confirmed: true } as const;
  return { id: 'rule', field, check, ...shared };
}

function failuresOf(field: RuleField, check: RuleCheck, listing: ChannelListing): Failure[] {
  const failures: Failure[] = [];
  compileRule(rule(field, check), today).check(listing, failures);
  return failures;
}

test('the length of any text is that of its composed form, and only what is outside is a breach', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 5, max: 200 }), (text, min, max) => {
      const composed = text.trim().normalize('NFC');
      const listing = channelListing({ titleVi: text });
      for (const [count, actual] of [
        ['codePoints', [...composed].length],
        ['bytes', Buffer.byteLength(composed)],
      ] as const) {
        const isWrong = composed !== '' && (actual < min || actual > max);
        expect(failuresOf('title', { kind: 'length', min, max, count }, listing)).toMatchObject(
          isWrong ? [{ path: 'titleVi', variantCode: null, params: { min, max, actual } }] : [],
        );
        expect(failuresOf('title', { kind: 'length', max, count }, listing)).toHaveLength(
          composed !== '' && actual > max ? 1 : 0,
        );
      }
    }),
  );
});

test('a pattern is matched as a whole and afresh each time, whatever its flags', () => {
  const check: RuleCheck = { kind: 'pattern', pattern: /[a-z]+/gi };
  const compiled = compileRule(rule('variants.sku', check), today);
  const listing = channelListing({
    variants: ['abc', 'ABC', 'abc1', ' '].map((sku) => channelVariant({ sku, publicCode: sku })),
  });
  for (const _ of [1, 2]) {
    const failures: Failure[] = [];
    expect(compiled.check(listing, failures)).toBe(4);
    expect(failures).toMatchObject([{ path: 'variants.2.sku', variantCode: 'abc1' }]);
  }
});

test.each([
  ['https://cho.vn/che', true],
  [' HTTPS://cho.vn ', true],
  ['ftp://cho.vn', false],
  ['javascript:alert(1)', false],
  ['cho.vn/che', false],
  ['https://', false],
  ['https://cho.vn/p/che-%C3%AA_1.html', true],
  ['https://cho .vn/che', false],
  ['https://cho.vn:99999/che', false],
  ['http://1.2.3.4.5/che', false],
  ['https:///che', true],
  ['https://cho.vn/chè?size=1#x', true],
])('“%s” is a web address: %s', (link, right) => {
  expect(failuresOf('link', { kind: 'webUrl' }, channelListing({ link }))).toHaveLength(right ? 0 : 1);
});

test('what is found in one listing does not depend on those that were asked before', () => {
  fc.assert(
    fc.property(fc.array(listings, { minLength: 2, maxLength: 4 }), (some) => {
      for (const channel of channels) {
        const alone = some.map((listing) =>
          // A table of its own is compiled of its own.
          readiness({ rules: [...channel.rules] }, listing, today),
        );
        expect(some.map((listing) => readiness(channel, listing, today))).toEqual(alone);
        expect([...some].reverse().map((listing) => readiness(channel, listing, today))).toEqual(
          alone.reverse(),
        );
      }
    }),
    { numRuns: 50 },
  );
});

test('of a product set that a channel closes nothing leaves, whatever a listing says; each other one is read', () => {
  const setCodes = Array.from({ length: 26 }, (_, at) => `QD26-${String(at + 1).padStart(2, '0')}`);
  for (const channel of channels) {
    const closed = closedSets(channel.rules, today);
    const isClosed = (setCode: string) =>
      readiness(channel, channelListing({ setCode, isAlcohol: false }), today).closed;
    expect([channel.code, [...closed].sort()]).toEqual([channel.code, setCodes.filter(isClosed)]);
    for (const setCode of closed)
      expect(fitListing(channel, channelListing({ setCode, isAlcohol: false }), today)).toBeNull();
  }
  const google = channels.find(({ code }) => code === 'google');
  expect(closedSets(google?.rules ?? [], today)).toEqual(
    expect.arrayContaining(['QD26-14', 'QD26-15', 'QD26-26']),
  );
});

test('a product set is closed on the days of its rule alone', () => {
  const check = { kind: 'noneOf', values: ['QD26-01'] } as const;
  const rules: ChannelRule[] = [
    { ...rule('setCode', check), closes: true, validFrom: '2026-11-24', validTo: '2026-11-25' },
    rule('setCode', { kind: 'noneOf', values: ['QD26-02'] }),
  ];
  expect(
    ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'].map((day) => closedSets(rules, day)),
  ).toEqual([[], ['QD26-01'], ['QD26-01'], []]);
});

test('of any listing exactly those variants leave that nothing blocks', () => {
  fc.assert(
    fc.property(listings, (listing) => {
      for (const channel of channels) {
        const { items, ready } = readiness(channel, listing, today);
        const blocked = items
          .filter(({ severity }) => severity === 'blocking')
          .map((item) => item.variantCode);
        const left = blocked.includes(null)
          ? []
          : listing.variants.filter(({ publicCode }) => !blocked.includes(publicCode));
        const fit = fitListing(channel, listing, today);
        expect(fit?.variants ?? []).toEqual(left);
        expect(ready).toBe(fit !== null);
      }
    }),
    { numRuns: 200 },
  );
});

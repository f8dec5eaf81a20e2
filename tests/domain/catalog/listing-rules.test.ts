import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDigit, gtinProblem, gtinWarning } from '#app/domain/catalog/gtin.ts';
import { isAlcoholSet, type LabelRow, labelRequirements } from '#app/domain/catalog/label-requirements.ts';
import {
  emptyContent,
  type ListingContent,
  monthsOf,
  seasonOf,
} from '#app/domain/catalog/listing-content.ts';
import { listingProblems, noLimits } from '#app/domain/catalog/listing-problems.ts';
import { listingMoves, move, revisionMoves } from '#app/domain/catalog/listing-states.ts';
import { slugCandidates, slugOf } from '#app/domain/catalog/slug.ts';
import { stepInput, tidyLines } from '#app/domain/catalog/step-input.ts';
import { titleKey, titlePattern } from '#app/domain/catalog/title-key.ts';
import { size } from '#tests/factories/listing-steps.ts';

test.each([
  ['8931234567897', null, null],
  ['6291041500213', null, null],
  ['96385074', null, null],
  ['036000291452', null, null],
  ['18931234567894', null, null],
  ['8931234567890', 'gtinCheckDigit', null],
  ['893123456789', 'gtinCheckDigit', null],
  ['123456789', 'gtinLength', null],
  ['0000000000000', 'gtinLength', null],
  ['89312345678９7', 'gtinLength', null],
  ['2001234567893', null, 'gtinInternal'],
  ['0212345678909', null, 'gtinInternal'],
  ['9780306406157', null, 'gtinBook'],
  ['', null, null],
])('barcode %s: %s %s', (value, problem, warning) => {
  expect([gtinProblem(value), gtinWarning(value)]).toEqual([problem, warning]);
});

test('every single wrong digit of a barcode is noticed', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[1-9]\d{11}$/),
      fc.nat(12),
      fc.integer({ min: 1, max: 9 }),
      (digits, place, step) => {
        const right = `${digits}${checkDigit(digits)}`;
        const wrong = [...right];
        wrong[place] = String((Number(wrong[place]) + step) % 10);
        expect(gtinProblem(right)).toBeNull();
        expect(gtinProblem(wrong.join(''))).not.toBeNull();
      },
    ),
  );
});

const listingStates = ['draft', 'published', 'suspended', 'archived'] as const;
const revisionStates = ['draft', 'submitted', 'approved', 'returned', 'superseded'] as const;

test('a listing moves as the table says and no other way', () => {
  const allowed = Object.keys(listingMoves).flatMap((name) =>
    listingStates.flatMap((state) => {
      try {
        return [`${state} -${name}-> ${move(listingMoves, name as keyof typeof listingMoves, state)}`];
      } catch (error) {
        expect(error).toMatchObject({ code: 'wrongState' });
        return [];
      }
    }),
  );
  expect(allowed).toEqual([
    'draft -publish-> published',
    'published -suspend-> suspended',
    'suspended -lift-> published',
    'draft -archive-> archived',
    'published -archive-> archived',
    'archived -bringBack-> published',
    'archived -bringBackDraft-> draft',
  ]);
});

test('a revision moves as the table says and no other way', () => {
  const allowed = Object.keys(revisionMoves).flatMap((name) =>
    revisionStates.flatMap((state) => {
      try {
        return [`${state} -${name}-> ${move(revisionMoves, name as keyof typeof revisionMoves, state)}`];
      } catch {
        return [];
      }
    }),
  );
  expect(allowed).toEqual([
    'draft -submit-> submitted',
    'returned -submit-> submitted',
    'submitted -withdraw-> draft',
    'submitted -approve-> approved',
    'submitted -return-> returned',
    'approved -supersede-> superseded',
    'draft -discard-> superseded',
    'returned -discard-> superseded',
  ]);
});

const row = (rest: Partial<LabelRow>): LabelRow => ({
  family: 'food',
  setNumbers: [5, 6, 7],
  field: 'ingredients',
  required: 'yes',
  note: '',
  source: 'Decree 37/2026',
  validFrom: '2026-01-23',
  validTo: null,
  confirmed: false,
  ...rest,
});

test('label rules hold by set and by day, and the stricter of two wins', () => {
  const rows = [
    row({}),
    row({ required: 'when', family: 'all', setNumbers: [] }),
    row({ field: 'old', validTo: '2026-06-30' }),
    row({ field: 'name', family: 'all', setNumbers: [] }),
  ];
  const fields = (set: number | null, day: string) =>
    labelRequirements(rows, set, day).map(({ field, required }) => `${field} ${required}`);
  expect(fields(6, '2026-11-23')).toEqual(['ingredients yes', 'name yes']);
  expect(fields(6, '2026-06-30')).toEqual(['ingredients yes', 'old yes', 'name yes']);
  expect(fields(21, '2026-11-23')).toEqual(['ingredients when', 'name yes']);
  expect(fields(null, '2026-11-23')).toEqual(['ingredients when', 'name yes']);
  expect(fields(6, '2026-01-22')).toEqual([]);
});

test('alcohol stays alcohol when a label rule runs out', () => {
  const rows = [row({ family: 'alcohol', setNumbers: [14, 15], validTo: '2026-06-30' })];
  expect(isAlcoholSet(rows, { number: 14, groupVi: 'Khác' })).toBe(true);
  expect(isAlcoholSet([], { number: 99, groupVi: 'Đồ uống có cồn' })).toBe(true);
  expect(isAlcoholSet(rows, { number: 16, groupVi: 'Đồ uống không cồn' })).toBe(false);
});

const grounds = { labelFields: [], isAlcohol: false, limits: noLimits };
const codes = (content: Partial<ListingContent>, rest: Partial<typeof grounds> = {}) =>
  listingProblems({ ...emptyContent, ...content }, { ...grounds, ...rest }).map(
    ({ code, severity }) => `${severity} ${code}`,
  );

test('an empty draft lacks everything that submitting asks for', () => {
  expect(codes({})).toEqual([
    'blocking titleMissing',
    'blocking setMissing',
    'blocking descriptionMissing',
    'advice photoMissing',
    'blocking variantMissing',
    'blocking originMissing',
  ]);
});

test('goods are to be weighed, a stay or a ticket is not', () => {
  const variants = [{ ...size, variantId: '', weightGrams: null }];
  const weightless = 'advice weightMissing';
  expect(codes({ setCode: 'QD26-11', variants })).toContain(weightless);
  expect(codes({ setCode: 'QD26-26', variants })).not.toContain(weightless);
});

test.each([
  'Rượu ngô',
  'RƯỢU thóc',
  'Rượu ngô'.normalize('NFD'),
  'Apple wine',
])('“%s” must say that it is alcohol', (titleVi) => {
  expect(codes({ titleVi })).toContain('blocking alcoholUnsaid');
  expect(codes({ titleVi }, { isAlcohol: true })).not.toContain('blocking alcoholUnsaid');
});

test('a channel’s limit is advice and never keeps a listing from our own storefront', () => {
  const limits = { title: { min: 25, max: 30 }, description: { min: null, max: 5 } };
  expect(codes({ titleVi: 'x'.repeat(31), descriptionVi: 'abcdef' }, { limits })).toEqual(
    expect.arrayContaining(['advice titleLong', 'advice descriptionLong']),
  );
  expect(codes({ titleVi: 'ngắn' }, { limits })).toContain('advice titleShort');
});

test('the disclaimer must stand word for word, marks and all its words', () => {
  const note = 'Thực phẩm này không phải là thuốc và không có tác dụng thay thế thuốc chữa bệnh';
  const labelFields = labelRequirements(
    [row({ field: 'disclaimer', note, setNumbers: [18] })],
    18,
    '2026-11-23',
  );
  const problems = (text: string) =>
    listingProblems({ ...emptyContent, label: { disclaimer: text } }, { ...grounds, labelFields })
      .filter(({ step }) => step === 'label')
      .map(({ code }) => code);
  expect(problems('Đây không phải là thuốc')).toEqual(['disclaimerMissing']);
  expect(problems(`${note}.`)).toEqual([]);
  expect(problems('')).toEqual(['labelMissing']);
});

test.each([
  [{ price: 0 }, 'priceZero'],
  [{ price: 1.5 }, 'notAWholeNumber'],
  [{ price: -1 }, 'negativeNumber'],
  [{ price: 2_000_000_000 }, 'tooBig'],
  [{ price: Number.NaN }, 'notDigits'],
  [{ weightGrams: 0 }, 'tooSmall'],
  [{ stock: -1 }, 'negativeNumber'],
  [{ gtin: '8931234567890' }, 'gtinCheckDigit'],
  [{ sku: 'A B' }, 'skuLetters'],
  [{ nameVi: 'x'.repeat(151) }, 'tooLong'],
])('a size with %o is refused: %s', (change, message) => {
  const parsed = stepInput.safeParse({ step: 'sizes', values: { variants: [{ ...size, ...change }] } });
  expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([message]);
});

test('texts are made one form: NFC, no invisible or control characters, tidy blanks', () => {
  expect(tidyLines('  Chè\u200b  Shan \r\n\r\n\r\n\r\nhái\u0007 tay\u202e '.normalize('NFD'))).toBe(
    'Chè Shan\n\nhái tay',
  );
});

test('addresses come from the Vietnamese title', () => {
  expect(slugOf('Chè Shan tuyết Bản Liền (100 g) – Đặc biệt!')).toBe(
    'che-shan-tuyet-ban-lien-100-g-dac-biet',
  );
  expect(slugOf('茶')).toBe('san-pham');
  expect(slugOf('a'.repeat(500))).toHaveLength(80);
  expect(slugCandidates('Chè', '01HXABCDEFGHJKMNPQRSTVWXYZ').at(-1)).toBe('che-rstvwxyz');
});

test('a title sorts as in a Vietnamese dictionary and is found by its folded words', () => {
  const titles = ['Đào', 'Dâu', 'Ấm', 'An', 'Chè'];
  const sorted = [...titles].sort((a, b) => (titleKey(a) < titleKey(b) ? -1 : 1));
  expect(sorted).toEqual(['An', 'Ấm', 'Chè', 'Dâu', 'Đào']);
  const like = (title: string, query: string) =>
    new RegExp(`^${(titlePattern(query) ?? '').replaceAll('%', '.*')}$`).test(titleKey(title));
  expect(like('Chè Shan tuyết', 'shan')).toBe(true);
  expect(like('Chè Shan tuyết', 'Tuyết')).toBe(true);
  expect(like('Chè Shan tuyết', 'han')).toBe(false);
  expect(titlePattern(' % _ ')).toBeNull();
});

test('months and season bits are each other’s inverse', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 }), (months) => {
      expect(monthsOf(seasonOf(months))).toEqual([...months].sort((a, b) => a - b));
    }),
  );
  expect(monthsOf(seasonOf([]))).toHaveLength(12);
});

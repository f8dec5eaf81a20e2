/**
 * What a reviewer is shown beside a listing's texts: the words that the law or the channels do not allow, each with
 * the place where it stands. Narrower than `review-text.ts`, which only decides who reads.
 */
import { addressShapes } from '#app/domain/catalog/address-shapes.ts';
import type { ClaimAdvice } from '#app/domain/catalog/claim-words.ts';
import { findClaims, lowerInPlace, NEWEST_CLAIMS } from '#app/domain/catalog/find-claims.ts';
import type { ListingContent } from '#app/domain/catalog/listing-content.ts';

export const findingKinds = ['claim', 'contact', 'star', 'ocop'] as const;
export type FindingKind = (typeof findingKinds)[number];

export type Finding = {
  kind: FindingKind;
  /** 'titleVi', 'label.ingredients', 'variants.0.nameVi', 'photos.2.altVi'. */
  path: string;
  /** The words themselves. */
  words: string;
  /** Stars that the text speaks of; null for other kinds. */
  stars: number | null;
};

/** The compulsory disclaimer of Decree 15/2018 art. 27(3) speaks of curing in order to deny it. */
const DISCLAIMER = /không phải là thuốc[^.!?\n]{0,40}không có tác dụng thay thế thuốc chữa bệnh/giu;

/** Matched against lower case. A reviewer is also shown shorter numbers than a platform refuses, and names of platforms. */
const CONTACTS: readonly RegExp[] = [
  /(?<![\d.])(?:\+?84|0)(?:[\s.-]?\d){8,10}(?!\d)/gu,
  ...addressShapes.map(({ pattern }) => new RegExp(pattern.source, 'gu')),
  /(?<!\p{L})(?:zalo|facebook|messenger|telegram|viber|tiktok|hotline|shopee|lazada)(?!\p{L})/gu,
];

const STAR_WORDS = /(?<![\p{L}\d])([1-5]|một|hai|ba|bốn|năm)\s*(?:sao|stars?|[★⭐*])(?!\p{L})/giu;
const STAR_SIGNS = /[★⭐]{1,5}/gu;
const OCOP_WORDS = /(?<!\p{L})o\.?c\.?o\.?p(?!\p{L})/giu;
const SPELLED: Readonly<Record<string, number>> = { một: 1, hai: 2, ba: 3, bốn: 4, năm: 5 };

/** Every finding in the content, in reading order. */
export function findingsIn(content: ListingContent): Finding[] {
  return textsOf(content).flatMap(([path, text]) => findingsInText(path, text));
}

/** A finding where it stands in the text's NFC form, in UTF-16 units; a claim has advice on what to write and a law. */
export type FoundPlace = Pick<Finding, 'kind' | 'words' | 'stars'> & {
  from: number;
  to: number;
  advice: ClaimAdvice | null;
  source: string | null;
};

/** The findings of one text, words that stand in it several times once. */
export function findingsInText(path: string, text: string): Finding[] {
  const seen = new Set<string>();
  return placesInText(text).flatMap(({ kind, words, stars }) => {
    const key = `${kind} ${words}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ kind, path, words, stars }];
  });
}

/** Every place of one text that is found, kind by kind, each kind in reading order. */
export function placesInText(text: string): FoundPlace[] {
  const read = text.normalize('NFC').replace(DISCLAIMER, (found) => ' '.repeat(found.length));
  const place = (
    kind: FindingKind,
    found: string,
    from: number,
    rest: Partial<Pick<FoundPlace, 'stars' | 'advice' | 'source'>> = {},
  ): FoundPlace => {
    const words = found.trim();
    const start = from + found.indexOf(words);
    const to = start + words.length;
    return { kind, words, stars: null, advice: null, source: null, from: start, to, ...rest };
  };
  return [
    ...findClaims(read, NEWEST_CLAIMS).map(({ words, from, advice, source }) =>
      place('claim', words, from, { advice, source }),
    ),
    ...apart(read, CONTACTS).map(({ words, index }) => place('contact', words, index)),
    ...[...read.matchAll(STAR_WORDS)].map((match) => {
      const [words, count = ''] = match;
      return place('star', words, match.index, { stars: SPELLED[count.toLowerCase()] ?? Number(count) });
    }),
    ...[...read.matchAll(STAR_SIGNS)].map((match) =>
      place('star', match[0], match.index, { stars: [...match[0]].length }),
    ),
    ...[...read.matchAll(OCOP_WORDS)].map((match) => place('ocop', match[0], match.index)),
  ];
}

/**
 * The places of one text that a person is warned of on a day with these stars: claims, contacts and what the register
 * denies, in reading order, none inside or across another.
 * @param path of the text; a label names its maker by law, so contacts there are none of ours.
 */
export function warnedPlaces(path: string, text: string, starsToday: number | null): FoundPlace[] {
  const places = placesInText(text)
    .filter((place) => {
      if (place.kind === 'contact') return !path.startsWith('label.');
      return place.kind === 'claim' || contradictsRegister({ ...place, path }, starsToday);
    })
    .sort((one, other) => one.from - other.from || other.to - one.to);
  let end = 0;
  return places.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

/** What the shapes match in the text's lower case, as it is written, in reading order, without what lies inside or across an earlier match. */
function apart(text: string, shapes: readonly RegExp[]): Array<{ index: number; words: string }> {
  const lower = lowerInPlace(text);
  const matches = shapes
    .flatMap((shape) =>
      [...lower.matchAll(shape)].map(({ index, 0: { length } }) => ({
        index,
        words: text.slice(index, index + length),
      })),
    )
    .sort((one, other) => one.index - other.index || other.words.length - one.words.length);
  let end = 0;
  return matches.flatMap(({ index, words }) => {
    if (index < end) return [];
    end = index + words.length;
    return [{ index, words }];
  });
}

/**
 * Whether a finding is at odds with the register: a number of stars other than today's, or the word OCOP without a
 * valid recognition (the mark may be used only while it is valid: Decision 1162/QĐ-VPĐP-OCOP).
 */
export function contradictsRegister(finding: Finding, starsToday: number | null): boolean {
  if (finding.kind === 'star') return finding.stars !== starsToday;
  return finding.kind === 'ocop' && starsToday === null;
}

/** A finding as the reviewer and the seller are told it. */
export type WeighedFinding = Finding & {
  contradicts: boolean;
  /** A promise that no person has let out yet, or a word that the register denies: to be checked one by one. */
  isStrong: boolean;
};

/**
 * The findings of a content, the strongest first, each held against today's register and against what a person has let
 * out before.
 * @param before content that a reviewer approved earlier; null for a first listing.
 */
export function weighFindings(
  content: ListingContent,
  before: ListingContent | null,
  starsToday: number | null,
): WeighedFinding[] {
  const keyOf = ({ kind, words }: Finding) => `${kind} ${words.toLowerCase()}`;
  const known = new Set(before ? findingsIn(before).map(keyOf) : []);
  const weighed = findingsIn(content).map((finding) => {
    const contradicts = contradictsRegister(finding, starsToday);
    const isNewClaim = finding.kind === 'claim' && !known.has(keyOf(finding));
    return { ...finding, contradicts, isStrong: contradicts || isNewClaim };
  });
  return [...weighed.filter(({ isStrong }) => isStrong), ...weighed.filter(({ isStrong }) => !isStrong)];
}

/** Every text of the content with its path. */
export function textsOf(content: ListingContent): Array<readonly [path: string, text: string]> {
  const own = [
    'titleVi',
    'titleEn',
    'summaryVi',
    'summaryEn',
    'descriptionVi',
    'descriptionEn',
    'brand',
    'storyVi',
    'storyEn',
    'originText',
  ] as const;
  const texts: Array<readonly [string, string]> = [
    ...own.map((field) => [field, content[field]] as const),
    ...Object.entries(content.label).map(([field, text]) => [`label.${field}`, text] as const),
    ...content.photos.flatMap(({ altVi, altEn }, at) => [
      [`photos.${at}.altVi`, altVi] as const,
      [`photos.${at}.altEn`, altEn] as const,
    ]),
    ...content.variants.flatMap(({ nameVi, nameEn }, at) => [
      [`variants.${at}.nameVi`, nameVi] as const,
      [`variants.${at}.nameEn`, nameEn] as const,
    ]),
  ];
  return texts.filter(([, text]) => text !== '');
}

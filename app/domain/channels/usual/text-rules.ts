import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import { contactShapes, pictographShapes } from '#app/domain/channels/rules/text-shapes.ts';
import { blocking, type Grounds, warning } from '#app/domain/channels/usual/grounds.ts';

/** Rows about title and description. */

export function titleGiven(about: Grounds): ChannelRule {
  return {
    id: 'title',
    field: 'title',
    check: { kind: 'present' },
    ...blocking,
    fix: 'fixTitleMissing',
    ...about,
  };
}

export function titleAtMost(
  max: number,
  about: Grounds,
  count: 'codePoints' | 'bytes' = 'codePoints',
): ChannelRule {
  return {
    id: 'title-length',
    field: 'title',
    check: { kind: 'length', max, count },
    ...blocking,
    fix: 'fixTitleLong',
    ...about,
  };
}

export function titleAtLeast(min: number, about: Grounds): ChannelRule {
  return {
    id: 'title-short',
    field: 'title',
    check: { kind: 'length', min, count: 'codePoints' },
    ...blocking,
    fix: 'fixTitleShort',
    ...about,
  };
}

export function descriptionGiven(about: Grounds): ChannelRule {
  return {
    id: 'description',
    field: 'description',
    check: { kind: 'present' },
    ...blocking,
    fix: 'fixDescriptionMissing',
    ...about,
  };
}

export function descriptionAtMost(max: number, about: Grounds): ChannelRule {
  return {
    id: 'description-length',
    field: 'description',
    check: { kind: 'length', max, count: 'codePoints' },
    ...blocking,
    fix: 'fixDescriptionLong',
    ...about,
  };
}

export function descriptionAtLeast(min: number, about: Grounds): ChannelRule {
  return {
    id: 'description-short',
    field: 'description',
    check: { kind: 'length', min, count: 'codePoints' },
    ...blocking,
    fix: 'fixDescriptionShort',
    ...about,
  };
}

/** No phone numbers, addresses or other networks' names in title and description. */
export function noContacts(about: Grounds): ChannelRule[] {
  const check = { kind: 'without', shapes: contactShapes } as const;
  return [
    { id: 'title-contacts', field: 'title', check, ...blocking, fix: 'fixTitleContacts', ...about },
    {
      id: 'description-contacts',
      field: 'description',
      check,
      ...blocking,
      fix: 'fixDescriptionContacts',
      ...about,
    },
  ];
}

/**
 * Emoji and pictures in a title, where the platform does not say that it refuses them. Those of the market's own title are
 * taken out; this speaks of a title that somebody wrote for the channel.
 */
export function noPictographs(about: Grounds): ChannelRule {
  return {
    id: 'title-pictographs',
    field: 'title',
    check: { kind: 'without', shapes: pictographShapes },
    ...warning,
    fix: 'fixTitlePictographs',
    ...about,
  };
}

/** Promises of a cure block, claims of a use to health are warned of; in title and description. */
export function noClaims(): ChannelRule[] {
  const about = { source: 'Nghị định 15/2018/NĐ-CP, Điều 27 khoản 3', confirmed: false };
  const promise = { kind: 'withoutClaims', level: 'promise' } as const;
  const use = { kind: 'withoutClaims', level: 'use' } as const;
  return [
    { id: 'title-claims', field: 'title', check: promise, ...blocking, fix: 'fixClaims', ...about },
    {
      id: 'description-claims',
      field: 'description',
      check: promise,
      ...blocking,
      fix: 'fixClaims',
      ...about,
    },
    { id: 'title-uses', field: 'title', check: use, ...warning, fix: 'fixUses', ...about },
    { id: 'description-uses', field: 'description', check: use, ...warning, fix: 'fixUses', ...about },
  ];
}

/** Praise that needs proof, which the reviewers of marketplaces turn down: warned of in title and description. */
export function noPraise(): ChannelRule[] {
  const about = { source: 'Luật Quảng cáo, Điều 8 khoản 11', confirmed: false };
  const check = { kind: 'withoutClaims', level: 'praise' } as const;
  return [
    { id: 'title-praise', field: 'title', check, ...warning, fix: 'fixPraise', ...about },
    { id: 'description-praise', field: 'description', check, ...warning, fix: 'fixPraise', ...about },
  ];
}

/** Stars are named only as the recognition that is valid today has them. */
export function starsAsRecognised(): ChannelRule[] {
  return (['titleVi', 'descriptionVi'] as const).map((path) => ({
    id: path === 'titleVi' ? 'title-stars' : 'description-stars',
    field: { of: 'listing', path, read: (listing) => wrongStars(listing[path], listing.starsToday) },
    check: { kind: 'oneOf', values: [''] },
    ...blocking,
    fix: 'fixStarClaim',
    source: 'Quyết định 26/2026/QĐ-TTg: hạng sao có giá trị 36 tháng',
    confirmed: false,
  }));
}

/** What each of them holds: a pattern with the flags `iu` takes several times longer. */
const programme = /[oO][cC][oO][pP]/;
const starWords = /ocop[\s:–-]*([1-5])\s*sao|([1-5])\s*sao[\s:–-]*ocop/iu;

/** The number of stars that a text names against the register; '' when it names the right one. */
function wrongStars(text: string, starsToday: number | null): string | undefined {
  const found = programme.test(text) ? starWords.exec(text) : null;
  const named = found?.[1] ?? found?.[2];
  if (named === undefined) return undefined;
  return Number(named) === starsToday ? '' : named;
}

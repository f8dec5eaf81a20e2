/** The conditions of goods as rules of a channel, which says whether it is a marketplace or a feed. */
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import {
  type GoodsCondition,
  goodsConditions,
  goodsOf,
  type Outlet,
  setsOf,
} from '#app/domain/channels/rules/goods-conditions.ts';

/** A paper that ends within this many days is warned of. */
const soonDays = 30;

/** The conditions of an outlet as rules of a channel. */
export function goodsRules(outlet: Outlet): ChannelRule[] {
  return goodsConditions.flatMap((condition) =>
    condition.on.includes(outlet)
      ? [...ruleOf(condition), ...putAway(condition), ...endingSoon(condition), ...lapsed(condition)]
      : [],
  );
}

function ruleOf(condition: GoodsCondition): ChannelRule[] {
  const { goods, sentence, id, severity, closes, liftedBy, fix, source, confirmed } = condition;
  return [
    {
      id,
      field: {
        of: 'listing',
        path: sentence === undefined ? 'papers' : 'descriptionVi',
        read: (listing) => {
          if (!goods.includes(goodsOf(listing))) return undefined;
          if (sentence !== undefined) return holdsSentence(listing.descriptionVi, sentence);
          if (isPutAway(listing, condition)) return undefined;
          return liftingPapers(listing, condition).length > 0;
        },
      },
      check: { kind: 'oneOf', values: [true] },
      severity,
      ...(closes ? { closes, closedSets: setsOf(goods) } : {}),
      ...(liftedBy.length > 0 ? { liftedBy } : {}),
      fix,
      source,
      ...daysOf(condition),
      confirmed,
    },
  ];
}

/** In place of the condition's own rule where the paper is there, but was put away: it only has to be taken back. */
function putAway(condition: GoodsCondition): ChannelRule[] {
  const { goods, id, severity, liftedBy, source, confirmed } = condition;
  if (severity !== 'blocking' || liftedBy.length === 0) return [];
  return [
    {
      id: `${id}-put-away`,
      field: {
        of: 'listing',
        path: 'papers.archived',
        read: (listing) =>
          goods.includes(goodsOf(listing)) && isPutAway(listing, condition) ? false : undefined,
      },
      check: { kind: 'oneOf', values: [true] },
      severity,
      liftedBy,
      fix: 'fixPaperPutAway',
      source,
      ...daysOf(condition),
      confirmed,
    },
  ];
}

/** Not where another one of the kind is in use, which may be waiting for staff. */
function isPutAway({ papers, putAwayPapers }: ChannelListing, { severity, liftedBy }: GoodsCondition) {
  const isWanted = ({ kind }: { kind: string }) => (liftedBy as readonly string[]).includes(kind);
  return severity === 'blocking' && !papers.some(isWanted) && putAwayPapers.some(isWanted);
}

function endingSoon(condition: GoodsCondition): ChannelRule[] {
  const { goods, id, liftedBy, source, confirmed } = condition;
  if (liftedBy.length === 0) return [];
  return [
    {
      id: `${id}-ending`,
      field: {
        of: 'listing',
        path: 'papers',
        read: (listing, today) => {
          if (!goods.includes(goodsOf(listing))) return undefined;
          const papers = liftingPapers(listing, condition);
          const lasting = papers.some(
            ({ validTo }) => validTo === null || daysBetween(today, validTo) > soonDays,
          );
          if (papers.length === 0 || lasting) return undefined;
          const last =
            papers
              .flatMap(({ validTo }) => validTo ?? [])
              .sort()
              .at(-1) ?? '';
          return last.split('-').reverse().join('/');
        },
      },
      // Only a date gets here, and a date is always too near.
      check: { kind: 'oneOf', values: [''] },
      severity: 'warning',
      liftedBy,
      fix: 'fixPaperEnding',
      source,
      ...daysOf(condition),
      confirmed,
    },
  ];
}

/** A paper that was there and is none any more: one rule for what the calendar did, one for what staff decided. */
function lapsed(condition: GoodsCondition): ChannelRule[] {
  const { goods, id, liftedBy, mayNotLapse, source, confirmed } = condition;
  if (!mayNotLapse) return [];
  const lastEnd = (listing: ChannelListing): string | null | undefined => {
    if (!goods.includes(goodsOf(listing)) || liftingPapers(listing, condition).length > 0) return undefined;
    const wanted = listing.lapsedPapers.filter(({ kind }) => (liftedBy as readonly string[]).includes(kind));
    if (wanted.length === 0) return undefined;
    return (
      wanted
        .flatMap(({ endedOn }) => endedOn ?? [])
        .sort()
        .at(-1) ?? null
    );
  };
  const rule = { severity: 'blocking' as const, liftedBy, source, ...daysOf(condition), confirmed };
  return [
    {
      ...rule,
      id: `${id}-ended`,
      field: {
        of: 'listing',
        path: 'papers',
        read: (listing) => lastEnd(listing)?.split('-').reverse().join('/'),
      },
      check: { kind: 'oneOf', values: [''] },
      fix: 'fixPaperEnded',
    },
    {
      ...rule,
      id: `${id}-refused`,
      field: {
        of: 'listing',
        path: 'papers',
        read: (listing) => (lastEnd(listing) === null ? false : undefined),
      },
      check: { kind: 'oneOf', values: [true] },
      fix: 'fixPaperRefused',
    },
  ];
}

function liftingPapers({ papers }: ChannelListing, { liftedBy, mustBeChecked }: GoodsCondition) {
  return papers.filter(
    ({ kind, isChecked }) => (liftedBy as readonly string[]).includes(kind) && (isChecked || !mustBeChecked),
  );
}

function holdsSentence(text: string, sentence: string): boolean {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').includes(sentence);
}

function daysOf({ validFrom, validTo }: GoodsCondition) {
  return { ...(validFrom ? { validFrom } : {}), ...(validTo ? { validTo } : {}) };
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

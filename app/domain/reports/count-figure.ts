import type { EntryFacts } from '#app/domain/reports/facts-at.ts';
import type { ChannelRow, FigureTarget } from '#app/domain/reports/figure-rows.ts';

/** One line of a breakdown. `key` is also what the lists are filtered by. */
export type BreakdownLine = {
  key: string;
  name: string;
  /** Entries of the target under this key. */
  entries: number;
  everListed: number;
  liveVerified: number;
};

/**
 * A target at a date. `byLegacyDistrict`, `byCommune`, `byStar`, `byGroup`, `byMethod`, `byLegalType`, `byWomenLed` and
 * `byMinorityLed` put every entry under one key, so each sums to the size; `byChannel` counts an entry under every
 * channel where it has a presence.
 */
export type OnboardingFigure = {
  /** Local day. */
  asOf: string;
  target: { code: string; name: string; size: number };
  /** Entries whose recognition is valid on the day. */
  validEntries: number;
  /** Entries with a counting presence first seen by the day, lapsed or not. */
  everListed: number;
  /** Entries with a counting presence that a verified check of the 90 days before saw live. */
  liveVerified: number;
  byMethod: BreakdownLine[];
  byLegacyDistrict: BreakdownLine[];
  byCommune: BreakdownLine[];
  byStar: BreakdownLine[];
  byGroup: BreakdownLine[];
  byChannel: BreakdownLine[];
  byLegalType: BreakdownLine[];
  byWomenLed: BreakdownLine[];
  byMinorityLed: BreakdownLine[];
};

/** What stands for a key that nobody recorded, or that there is none. */
export const UNKNOWN = 'unknown';
export const NONE = 'none';

export const BREAKDOWNS = {
  byMethod: methodKey,
  byLegacyDistrict: ({ entry }: EntryFacts) => entry.districtCode ?? UNKNOWN,
  byCommune: ({ entry }: EntryFacts) => entry.communeCode ?? UNKNOWN,
  byStar: ({ stars }: EntryFacts) => (stars === null ? NONE : String(stars)),
  byGroup: ({ entry }: EntryFacts) => entry.groupKey ?? UNKNOWN,
  byLegalType: ({ entry }: EntryFacts) => entry.legalType,
  byWomenLed: ({ entry }: EntryFacts) => yesNoKey(entry.womenLed),
  byMinorityLed: ({ entry }: EntryFacts) => yesNoKey(entry.minorityLed),
} as const;

export type BreakdownName = keyof typeof BREAKDOWNS | 'byChannel';

/** Names of keys, as the register gives them; a key without one is its own name. */
export type BreakdownNames = Readonly<Partial<Record<BreakdownName, ReadonlyMap<string, string>>>>;

/** How an entry is known to be on sale: a verified way, `claimed` (only said), or `none` (not listed at all). */
export function methodKey({ method, everListed }: EntryFacts): 'api' | 'http' | 'hand' | 'claimed' | 'none' {
  return method ?? (everListed ? 'claimed' : NONE);
}

export function yesNoKey(value: boolean | null): 'yes' | 'no' | 'unknown' {
  return value === null ? UNKNOWN : value ? 'yes' : 'no';
}

/** Counts. @param channels in the order in which `byChannel` lists them. */
export function countFigure(
  target: FigureTarget,
  asOf: string,
  facts: ReadonlyArray<EntryFacts>,
  names: BreakdownNames,
  channels: ReadonlyArray<ChannelRow>,
): OnboardingFigure {
  const by = (breakdown: keyof typeof BREAKDOWNS) =>
    breakdownLines(facts, BREAKDOWNS[breakdown], names[breakdown] ?? new Map());
  return {
    asOf,
    target: { code: target.code, name: target.name, size: facts.length },
    validEntries: facts.filter(({ stars }) => stars !== null).length,
    everListed: facts.filter(({ everListed }) => everListed).length,
    liveVerified: facts.filter(({ liveVerified }) => liveVerified).length,
    byMethod: inOrder(by('byMethod'), ['api', 'http', 'hand', 'claimed', NONE]),
    byLegacyDistrict: bySize(by('byLegacyDistrict')),
    byCommune: bySize(by('byCommune')),
    byStar: inOrder(by('byStar'), ['5', '4', '3', '2', '1', NONE]),
    byGroup: inOrder(by('byGroup'), ['I', 'II', 'III', 'IV', 'V', 'VI', UNKNOWN]),
    byChannel: channelLines(facts, channels),
    byLegalType: bySize(by('byLegalType')),
    byWomenLed: inOrder(by('byWomenLed'), ['yes', 'no', UNKNOWN]),
    byMinorityLed: inOrder(by('byMinorityLed'), ['yes', 'no', UNKNOWN]),
  };
}

function breakdownLines(
  facts: ReadonlyArray<EntryFacts>,
  keyOf: (facts: EntryFacts) => string,
  names: ReadonlyMap<string, string>,
): BreakdownLine[] {
  const lines = new Map<string, BreakdownLine>();
  for (const one of facts) {
    const key = keyOf(one);
    const line = lines.get(key) ?? {
      key,
      name: names.get(key) ?? key,
      entries: 0,
      everListed: 0,
      liveVerified: 0,
    };
    lines.set(key, line);
    line.entries += 1;
    if (one.everListed) line.everListed += 1;
    if (one.liveVerified) line.liveVerified += 1;
  }
  return [...lines.values()];
}

function channelLines(
  facts: ReadonlyArray<EntryFacts>,
  channels: ReadonlyArray<ChannelRow>,
): BreakdownLine[] {
  const lines = new Map(
    channels.map(({ code, name }): [string, BreakdownLine] => [
      code,
      { key: code, name, entries: 0, everListed: 0, liveVerified: 0 },
    ]),
  );
  for (const one of facts) {
    for (const { code, everListed, liveVerified } of one.channels) {
      const line = lines.get(code);
      if (!line) continue;
      line.entries += 1;
      if (everListed) line.everListed += 1;
      if (liveVerified) line.liveVerified += 1;
    }
  }
  return [...lines.values()].filter(({ entries }) => entries > 0);
}

/** In a fixed order; keys that it does not know come last. */
function inOrder(lines: BreakdownLine[], keys: ReadonlyArray<string>): BreakdownLine[] {
  const rank = ({ key }: BreakdownLine) => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  return lines.sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1));
}

/** The largest first; what is unknown last. */
function bySize(lines: BreakdownLine[]): BreakdownLine[] {
  const rank = ({ key }: BreakdownLine) => (key === UNKNOWN ? 1 : 0);
  return lines.sort((a, b) => rank(a) - rank(b) || b.entries - a.entries || (a.key < b.key ? -1 : 1));
}

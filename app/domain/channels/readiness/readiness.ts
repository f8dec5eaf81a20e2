import type { Channel } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { PaperKind } from '#app/domain/channels/papers/paper-kinds.ts';
import { type ChannelRule, rulesOn, type Severity } from '#app/domain/channels/rules/channel-rule.ts';
import { type CompiledRule, compileRule, type Failure } from '#app/domain/channels/rules/check-rule.ts';
import type { ChannelWords } from '#app/i18n/channels.ts';

export type ReadinessItem = {
  ruleId: string;
  severity: Severity;
  fix: ChannelWords;
  params: Record<string, string | number>;
  /** Where in the listing: "titleVi", "variants.0.weightGrams", "photos.2". */
  fieldPath: string;
  /** The variant it concerns; null when it concerns the whole listing. */
  variantCode: string | null;
  confirmed: boolean;
  /** Papers of which one lifts it, by kind; empty where none does. */
  liftedBy: readonly PaperKind[];
};

export type Readiness = {
  /** 0 to 100: share of the rules met, blocking rules counted three times. 100 only when nothing is left to do. */
  score: number;
  /** The channel does not take such goods: nothing that the producer could mend. The score is 0. */
  closed: boolean;
  /** Nothing blocks the listing as a whole and at least one variant can go. */
  ready: boolean;
  /** Blocking ones first, each in the order of the rule table. */
  items: ReadinessItem[];
};

const blockingWeight = 3;

/**
 * How ready a listing is for a channel on a local day (YYYY-MM-DD). Reads the same rules as the export: what is
 * blocking here does not leave.
 */
export function readiness(
  channel: Pick<Channel, 'rules'>,
  listing: ChannelListing,
  today: string,
): Readiness {
  const items: ReadinessItem[] = [];
  const closed: ReadinessItem[] = [];
  let met = 0;
  let all = 0;
  for (const { rule, check } of compiledOn(channel.rules, today).all) {
    const failures: Failure[] = [];
    if (check(listing, failures) === 0) continue;
    const weight = rule.severity === 'blocking' ? blockingWeight : 1;
    all += weight;
    if (failures.length === 0) met += weight;
    for (const failure of failures) {
      items.push(itemOf(failure));
      if (rule.closes) closed.push(itemOf(failure));
    }
  }
  if (closed.length > 0) return { score: 0, closed: true, ready: false, items: closed };
  items.sort((a, b) => Number(b.severity === 'blocking') - Number(a.severity === 'blocking'));
  return {
    score: items.length === 0 ? 100 : Math.min(99, Math.round((100 * met) / all)),
    closed: false,
    ready: fitFor(listing, items) !== null,
    items,
  };
}

/**
 * The listing with only the variants that may leave for the channel; null when the listing as a whole may not, or no
 * variant is left. Every writer begins with this.
 */
export function fitListing(
  channel: Pick<Channel, 'rules'>,
  listing: ChannelListing,
  today: string,
): ChannelListing | null {
  const failures: Failure[] = [];
  for (const { check } of compiledOn(channel.rules, today).blocking) {
    check(listing, failures);
    // What a rule finds wrong is either the listing or its variants.
    if (failures.at(-1)?.variantCode === null) return null;
  }
  return withoutVariants(listing, failures);
}

/** Where in the listing it breaks a rule that only a push must meet; null when it breaks none. */
export function missingForPush(
  channel: Pick<Channel, 'rules'>,
  listing: ChannelListing,
  today: string,
): string | null {
  const failures: Failure[] = [];
  for (const { rule, check } of compiledOn(channel.rules, today).all) {
    if (rule.isNeededToPush) check(listing, failures);
  }
  return failures[0]?.path ?? null;
}

/**
 * Conditions for selling such goods at all that a listing does not meet: a paper that has ended, was refused or was
 * never there, or a channel that takes none of them. What else keeps a listing from leaving (a text that has become too
 * long) says nothing against what stands there already.
 */
export function unmetConditions(
  channel: Pick<Channel, 'rules'>,
  listing: ChannelListing,
  today: string,
): ReadinessItem[] {
  const failures: Failure[] = [];
  for (const { check, rule } of compiledOn(channel.rules, today).blocking) {
    if (rule.closes || (rule.liftedBy ?? []).length > 0) check(listing, failures);
  }
  return failures.filter(({ variantCode }) => variantCode === null).map(itemOf);
}

type RulesOfDay = { today: string; all: readonly CompiledRule[]; blocking: readonly CompiledRule[] };

const lastCompiled = new WeakMap<readonly ChannelRule[], RulesOfDay>();

/** An export asks this of every listing on the same day: the answer of the day is kept. */
function compiledOn(rules: readonly ChannelRule[], today: string): RulesOfDay {
  const known = lastCompiled.get(rules);
  if (known?.today === today) return known;
  const all = rulesOn(rules, today).map((rule) => compileRule(rule, today));
  const compiled = { today, all, blocking: all.filter(({ rule }) => rule.severity === 'blocking') };
  lastCompiled.set(rules, compiled);
  return compiled;
}

function fitFor(listing: ChannelListing, items: readonly ReadinessItem[]): ChannelListing | null {
  const blocking = items.filter((item) => item.severity === 'blocking');
  if (blocking.some((item) => item.variantCode === null)) return null;
  return withoutVariants(listing, blocking);
}

/** The listing without the variants in which something was found wrong; null when none is left. */
function withoutVariants(
  listing: ChannelListing,
  wrong: ReadonlyArray<{ variantCode: string | null }>,
): ChannelListing | null {
  if (wrong.length === 0) return listing.variants.length === 0 ? null : listing;
  const codes = new Set(wrong.map(({ variantCode }) => variantCode));
  const variants = listing.variants.filter(({ publicCode }) => !codes.has(publicCode));
  return variants.length === 0 ? null : { ...listing, variants };
}

function itemOf({ rule, path, variantCode, params }: Failure): ReadinessItem {
  return {
    ruleId: rule.id,
    severity: rule.severity,
    fix: rule.fix,
    params,
    fieldPath: path,
    variantCode,
    confirmed: rule.confirmed,
    liftedBy: rule.liftedBy ?? [],
  };
}

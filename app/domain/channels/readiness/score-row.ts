import { z } from 'zod';
import type { Channel } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { type ReadinessItem, readiness } from '#app/domain/channels/readiness/readiness.ts';
import type { ChannelWords } from '#app/i18n/channels.ts';

/** What a row of `channel_readiness` says of one listing and one channel. */
export type ScoreRow = {
  state: 'ready' | 'fixable' | 'closed';
  score: number;
  rank: number;
  blocking: number;
  warnings: number;
  sizesIn: number;
  problems: string;
  items: StoredItem[];
};

/** An item without what its rule says of it. `v`, `n`: public code and name of the size, where it concerns one. */
const storedItem = z.object({
  r: z.string(),
  f: z.string(),
  v: z.string().optional(),
  n: z.string().optional(),
  p: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type StoredItem = z.infer<typeof storedItem>;
const storedItems = z.array(storedItem);

/** An item of a stored row as a screen shows it. */
export type ShownItem = ReadinessItem & {
  variantName: string | null;
  /** What a rule of one channel alone is called; null for those that go by their id. */
  name: ChannelWords | null;
};

/**
 * Where a row stands in a list that begins with what is nearly done: 1 is one rule away, 2 two, …; then what is ready
 * with advice left, what is ready, what the channel does not take.
 */
export const ranks = { oneFix: 1, mostFixes: 899, withAdvice: 900, ready: 950, closed: 990 } as const;

/** Looks at a prepared listing for one channel on a local day. */
export function scoreRow(channel: Channel, listing: ChannelListing, today: string): ScoreRow {
  const { score, closed, ready, items } = readiness(channel, listing, today);
  const blocking = rulesOf(items, 'blocking');
  const warnings = rulesOf(items, 'warning');
  return {
    state: closed ? 'closed' : ready ? 'ready' : 'fixable',
    score,
    rank: rankOf(closed, blocking.length, warnings.length),
    blocking: blocking.length,
    warnings: warnings.length,
    sizesIn: ready ? listing.variants.length - sizesLost(items) : 0,
    problems: items.length === 0 ? '' : ` ${blocking.join(' ')} | ${warnings.join(' ')} `,
    items: items.map((item) => stored(item, listing)),
  };
}

function rulesOf(items: readonly ReadinessItem[], severity: ReadinessItem['severity']): string[] {
  const ids: string[] = [];
  for (const item of items) {
    if (item.severity === severity && !ids.includes(item.ruleId)) ids.push(item.ruleId);
  }
  return ids.length > 1 ? ids.sort() : ids;
}

function rankOf(closed: boolean, blocking: number, warnings: number): number {
  if (closed) return ranks.closed;
  if (blocking > 0) return Math.min(blocking, ranks.mostFixes);
  return warnings > 0 ? ranks.withAdvice : ranks.ready;
}

function sizesLost(items: readonly ReadinessItem[]): number {
  if (items.length === 0) return 0;
  return new Set(items.flatMap(({ severity, variantCode }) => (severity === 'blocking' ? variantCode : [])))
    .size;
}

function stored({ ruleId, fieldPath, variantCode, params }: ReadinessItem, listing: ChannelListing) {
  const item: StoredItem = { r: ruleId, f: fieldPath };
  if (variantCode !== null) {
    item.v = variantCode;
    item.n = listing.variants.find(({ publicCode }) => publicCode === variantCode)?.nameVi ?? '';
  }
  for (const _ in params) {
    item.p = params;
    break;
  }
  return item;
}

/** Rule ids in `problems`: those that keep something out, and advice. */
export function problemRules(problems: string): { blocking: string[]; warnings: string[] } {
  const [blocking = '', warnings = ''] = problems.split('|');
  return { blocking: blocking.split(' ').filter(Boolean), warnings: warnings.split(' ').filter(Boolean) };
}

/** Items with their rules' words; of a rule that the channel no longer has nothing is shown. */
export function shownItems(channel: Channel, items: unknown): ShownItem[] {
  return storedItems.parse(items).flatMap(({ r, f, v, n, p }) => {
    const rule = channel.rules.find(({ id }) => id === r);
    if (!rule) return [];
    return {
      ruleId: r,
      severity: rule.severity,
      fix: rule.fix,
      params: p ?? {},
      fieldPath: f,
      variantCode: v ?? null,
      variantName: n || null,
      name: rule.name ?? null,
      confirmed: rule.confirmed,
      liftedBy: rule.liftedBy ?? [],
    };
  });
}

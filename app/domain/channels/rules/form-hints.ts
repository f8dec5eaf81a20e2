import type { Channel } from '#app/domain/channels/channel.ts';
import {
  type ChannelRule,
  type RuleField,
  rulesOn,
  type Severity,
} from '#app/domain/channels/rules/channel-rule.ts';

/** What one channel asks of one field, for a counter beside the input. */
export type FieldHint = {
  channel: string;
  channelName: string;
  min: number | null;
  max: number | null;
  count: 'codePoints' | 'bytes' | 'items' | 'value';
  severity: Severity;
  source: string;
  confirmed: boolean;
};

/**
 * The limits that channels set on a field on a local day: the same rows that readiness and the export read.
 * Channels without a limit on the field are left out.
 */
export function fieldHints(channels: readonly Channel[], field: RuleField, today: string): FieldHint[] {
  const hints: FieldHint[] = [];
  for (const channel of channels) {
    for (const rule of rulesOn(channel.rules, today)) {
      if (!isAbout(rule, field)) continue;
      const { check } = rule;
      if (check.kind !== 'length' && check.kind !== 'count' && check.kind !== 'number') continue;
      hints.push({
        channel: channel.code,
        channelName: channel.name,
        min: check.min ?? null,
        max: check.max ?? null,
        count: check.kind === 'length' ? check.count : check.kind === 'count' ? 'items' : 'value',
        severity: rule.severity,
        source: rule.source,
        confirmed: rule.confirmed,
      });
    }
  }
  return hints;
}

/** A channel's own way to read a field says so, where what it reads is the field's value. */
function isAbout({ field: own }: ChannelRule, field: RuleField): boolean {
  if (typeof own === 'string') return own === field;
  return own.of === 'variants' && own.asField === field;
}

/** The range in which every channel is content: the highest minimum and the lowest maximum. */
export function commonRange(hints: readonly FieldHint[]): { min: number | null; max: number | null } {
  let min: number | null = null;
  let max: number | null = null;
  for (const hint of hints) {
    if (hint.min !== null && (min === null || hint.min > min)) min = hint.min;
    if (hint.max !== null && (max === null || hint.max < max)) max = hint.max;
  }
  return { min, max };
}

/** The ranges in which every channel takes a listing's title and description on a local day. */
export function textRanges(channels: readonly Channel[], today: string) {
  const range = (field: RuleField) => commonRange(fieldHints(channels, field, today));
  return { title: range('title'), description: range('description') };
}

import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';

/**
 * The files of this folder make the rows that most rule tables have, each to be given its own limit, source and
 * confidence. A channel's table is made of these and of rows of its own.
 */

/** What a row must say for itself; `severity` where it is not the usual one. */
export type Grounds = Pick<ChannelRule, 'source' | 'confirmed'> &
  Partial<Pick<ChannelRule, 'id' | 'severity' | 'validFrom' | 'validTo' | 'fix'>>;

export const blocking = { severity: 'blocking' } as const;
export const warning = { severity: 'warning' } as const;

import { type ChannelRule, rulesOn } from '#app/domain/channels/rules/channel-rule.ts';

/**
 * Product sets of which a channel takes nothing on a local day (YYYY-MM-DD), whatever else a listing says: `fitListing` lets
 * none of them pass, so a feed does not read them.
 */
export function closedSets(rules: readonly ChannelRule[], today: string): string[] {
  const closing = rulesOn(rules, today).filter(({ closes, severity }) => closes && severity === 'blocking');
  return closing.flatMap(({ field, check, closedSets: named = [] }) =>
    field === 'setCode' && check.kind === 'noneOf' ? check.values.map(String) : named,
  );
}

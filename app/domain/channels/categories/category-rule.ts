import type { Channel } from '#app/domain/channels/channel.ts';

/** Where the category stands in a listing, as rules and readiness items name it. */
export const categoryField = 'category';

/** Whether a channel sorts goods into categories of its own, which a person has to choose. */
export function hasCategories({ rules }: Pick<Channel, 'rules'>): boolean {
  return rules.some(
    ({ field }) => typeof field !== 'string' && field.of === 'listing' && field.path === categoryField,
  );
}

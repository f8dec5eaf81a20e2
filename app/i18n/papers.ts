/** Texts of the vault of papers, for producers and staff. */
import { papers as en } from '#app/i18n/en/papers.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { papers as vi } from '#app/i18n/vi/papers.ts';

export const paperMessages = joinMessages(vi, en);

/** The text of a kind of paper; a kind that has none yet is "other". */
export function paperKindKey(kind: string): `kind_${'other'}` {
  const key = `kind_${kind}`;
  return (Object.hasOwn(vi, key) ? key : 'kind_other') as 'kind_other';
}

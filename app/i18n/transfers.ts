/** Texts of money on producers' accounts: what waits, and what can be done about it. */
import { transfers as en } from '#app/i18n/en/transfers.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { transfers as vi } from '#app/i18n/vi/transfers.ts';

export const transferMessages = joinMessages(vi, en);

/** The text of a resolution; one that has none yet is "dealt with". */
export function resolutionKey(resolution: string): 'resolution_other' {
  const key = `resolution_${resolution}`;
  return (Object.hasOwn(vi, key) ? key : 'resolution_other') as 'resolution_other';
}

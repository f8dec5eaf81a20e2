/** Texts about words that a listing should not hold: why, and what to write instead. */
import { claims as en } from '#app/i18n/en/claims.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { claims as vi } from '#app/i18n/vi/claims.ts';

export const claimMessages = joinMessages(vi, en);

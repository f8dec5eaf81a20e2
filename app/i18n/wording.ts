/** Texts of a listing's own words for a platform. */
import { wording as en } from '#app/i18n/en/wording.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { wording as vi } from '#app/i18n/vi/wording.ts';

export const wordingMessages = joinMessages(vi, en);

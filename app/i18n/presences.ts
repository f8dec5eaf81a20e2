/** Texts of a producer's presences on platforms and of the notices that producers get. */
import { presences as en } from '#app/i18n/en/presences.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { presences as vi } from '#app/i18n/vi/presences.ts';

export const presenceMessages = joinMessages(vi, en);

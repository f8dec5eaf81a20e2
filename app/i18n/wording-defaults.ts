/** Texts of the words and prices that hold for all of a producer's products on a platform. */
import { wordingDefaults as en } from '#app/i18n/en/wording-defaults.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { wordingDefaults as vi } from '#app/i18n/vi/wording-defaults.ts';

export const wordingDefaultMessages = joinMessages(vi, en);

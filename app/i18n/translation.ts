/** Texts about what is still to be written in English. */
import { translation as en } from '#app/i18n/en/translation.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { translation as vi } from '#app/i18n/vi/translation.ts';

export const translationMessages = joinMessages(vi, en);

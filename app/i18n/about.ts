/** Texts of the pages about the market. */
import { about as en } from '#app/i18n/en/about.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { about as vi } from '#app/i18n/vi/about.ts';

export const aboutMessages = joinMessages(vi, en);

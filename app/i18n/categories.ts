/** Texts about the categories of the platforms. */
import { categories as en } from '#app/i18n/en/categories.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { categories as vi } from '#app/i18n/vi/categories.ts';

export const categoryMessages = joinMessages(vi, en);

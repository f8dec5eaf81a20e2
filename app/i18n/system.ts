/** Texts of the pages about the site itself: problems, the component page. */
import { system as en } from '#app/i18n/en/system.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { system as vi } from '#app/i18n/vi/system.ts';

export const systemMessages = joinMessages(vi, en);

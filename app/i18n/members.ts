/** Texts of the people of a producer, at the department's desk. */
import { members as en } from '#app/i18n/en/members.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { members as vi } from '#app/i18n/vi/members.ts';

export const memberMessages = joinMessages(vi, en);

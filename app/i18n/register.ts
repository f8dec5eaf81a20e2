/** The texts of the register: importing a workbook, its problems, and files that are refused. */
import { register as en } from '#app/i18n/en/register.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { register as vi } from '#app/i18n/vi/register.ts';

export const registerMessages = joinMessages(vi, en);
export type RegisterText = keyof typeof vi;

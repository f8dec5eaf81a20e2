/** Texts of the department's desk. */
import { department as en } from '#app/i18n/en/department.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { department as vi } from '#app/i18n/vi/department.ts';

export const departmentMessages = joinMessages(vi, en);

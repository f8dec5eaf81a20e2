/** Texts of the page on background jobs. */
import { jobs as en } from '#app/i18n/en/jobs.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { jobs as vi } from '#app/i18n/vi/jobs.ts';

export const jobMessages = joinMessages(vi, en);

/** Texts about fixing the same thing in many products at once. */
import { bulkFix as en } from '#app/i18n/en/bulk-fix.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { bulkFix as vi } from '#app/i18n/vi/bulk-fix.ts';

export const bulkFixMessages = joinMessages(vi, en);

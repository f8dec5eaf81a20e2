/** Texts about how ready products are for the channels. */
import { readiness as en } from '#app/i18n/en/readiness.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { readiness as vi } from '#app/i18n/vi/readiness.ts';

export const readinessMessages = joinMessages(vi, en);

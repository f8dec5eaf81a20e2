/** The texts that the design system itself says. */
import { components as en } from '#app/i18n/en/components.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { components as vi } from '#app/i18n/vi/components.ts';

export const componentMessages = joinMessages(vi, en);

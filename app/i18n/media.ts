/** The texts of the photo picker. */
import { media as en } from '#app/i18n/en/media.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { media as vi } from '#app/i18n/vi/media.ts';

export const mediaMessages = joinMessages(vi, en);

/** Texts of hand-over packs, image packs and the history of files. What stands in a pack itself is always Vietnamese. */
import { packs as en } from '#app/i18n/en/packs.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { packs as vi } from '#app/i18n/vi/packs.ts';

export const packMessages = joinMessages(vi, en);

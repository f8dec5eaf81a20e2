/** Texts of the front page. */
import { shopHome as en } from '#app/i18n/en/shop-home.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { shopHome as vi } from '#app/i18n/vi/shop-home.ts';

export const shopHomeMessages = joinMessages(vi, en);

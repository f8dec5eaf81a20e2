import { buyButton as en } from '#app/i18n/en/buy-button.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { buyButton as vi } from '#app/i18n/vi/buy-button.ts';

export const buyButtonMessages = joinMessages(vi, en);

/** Texts of a producer's delivery settings, break and poster. */
import { deliverySettings as en } from '#app/i18n/en/delivery-settings.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { deliverySettings as vi } from '#app/i18n/vi/delivery-settings.ts';

export const deliveryMessages = joinMessages(vi, en);

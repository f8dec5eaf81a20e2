/** Texts of the after-fee calculator and of the platforms' fees. */
import { fees as en } from '#app/i18n/en/fees.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { fees as vi } from '#app/i18n/vi/fees.ts';

export const feeMessages = joinMessages(vi, en);

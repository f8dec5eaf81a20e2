/** What a VietQR code holds, or why it is refused, for whoever was sent one. */
import { vietqr as en } from '#app/i18n/en/vietqr.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { vietqr as vi } from '#app/i18n/vi/vietqr.ts';

export const vietqrMessages = joinMessages(vi, en);

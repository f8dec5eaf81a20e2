/** Texts of the department's view of each platform and of its tasks. */
import { channelDesk as en } from '#app/i18n/en/channel-desk.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { channelDesk as vi } from '#app/i18n/vi/channel-desk.ts';

export const channelDeskMessages = joinMessages(vi, en);

/** Texts about producers' shops on the platforms and what is pushed there. */
import { pushes as en } from '#app/i18n/en/pushes.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { pushes as vi } from '#app/i18n/vi/pushes.ts';

export const pushMessages = joinMessages(vi, en);

export type PushMessage = keyof typeof vi;

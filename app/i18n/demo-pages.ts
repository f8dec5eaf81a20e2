import { demoPages as en } from '#app/i18n/en/demo-pages.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { demoPages as vi } from '#app/i18n/vi/demo-pages.ts';

export const demoPagesMessages = joinMessages(vi, en);

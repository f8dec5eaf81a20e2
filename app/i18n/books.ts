/** The market's books: accounts, what must hold of them, refunds that wait. */
import { books as en } from '#app/i18n/en/books.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { books as vi } from '#app/i18n/vi/books.ts';

export const bookMessages = joinMessages(vi, en);

/** Texts of the product lists and the search. */
import { shopLists as en } from '#app/i18n/en/shop-lists.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { shopLists as vi } from '#app/i18n/vi/shop-lists.ts';

export const shopListsMessages = joinMessages(vi, en);

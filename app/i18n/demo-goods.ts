/** Texts about the goods that a demo producer may add to try things out with. */
import { demoGoods as en } from '#app/i18n/en/demo-goods.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { demoGoods as vi } from '#app/i18n/vi/demo-goods.ts';

export const demoGoodsMessages = joinMessages(vi, en);

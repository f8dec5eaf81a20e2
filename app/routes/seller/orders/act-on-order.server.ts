import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { acceptOrders } from '#app/domain/orders/fulfil/accept-orders.server.ts';
import { bringGoods } from '#app/domain/orders/fulfil/bring-goods.server.ts';
import { deliverOrder } from '#app/domain/orders/fulfil/deliver-order.server.ts';
import { correctConsignment, handOverOrder } from '#app/domain/orders/fulfil/hand-over-order.server.ts';
import { packOrder } from '#app/domain/orders/fulfil/pack-order.server.ts';
import { undoStep } from '#app/domain/orders/fulfil/undo-step.server.ts';
import { cancelOwnOrder } from '#app/domain/payments/refunds/cancel-own-order.server.ts';
import type { Language } from '#app/i18n/language.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { readChosenPieces } from '#app/routes/orders/read-chosen-pieces.ts';
import { sayWhoCancelled } from '#app/routes/orders/say-who-cancelled.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

const orderActs = [
  'accept',
  'pack',
  'hand-over',
  'goods-arrived',
  'deliver',
  'undo',
  'tracking',
  'cancel',
] as const;
type OrderFormAct = (typeof orderActs)[number];

export function isOrderAct(answer: unknown): answer is OrderFormAct {
  return orderActs.some((act) => act === answer);
}

/** What the order's page was asked for by its `act`. @returns the act that is done, or the refused form. @throws NotFound */
export async function actOnOrder(
  context: Context,
  actor: SellerActor,
  { orderId, form, language }: { orderId: string; form: FormData; language: Language },
) {
  const act = textOf(form, 'act');
  if (!isOrderAct(act)) throw new NotFound('act');
  const pieces = readChosenPieces(form);
  const kept = {
    act,
    carrier: textOf(form, 'carrier'),
    trackingNumber: textOf(form, 'trackingNumber'),
    what: pieces.what,
    typed: pieces.typed,
    reason: textOf(form, 'reason'),
    note: textOf(form, 'note').slice(0, 2000),
    isIdChecked: textOf(form, 'idChecked') === 'on',
  };
  return answerForm(kept, async () => {
    await sayWhoCancelled(language, () => acts[act](context, actor, orderId, form));
    return act;
  });
}

const acts: Readonly<
  Record<
    OrderFormAct,
    (context: Context, actor: SellerActor, orderId: string, form: FormData) => Promise<unknown>
  >
> = {
  accept: (context, actor, orderId) => acceptOrders(context, actor, [orderId]),
  pack: packOrder,
  'hand-over': (context, actor, orderId, form) =>
    handOverOrder(context, actor, { orderId, ...consignmentFrom(form) }),
  'goods-arrived': (context, actor, orderId, form) =>
    bringGoods(context, actor, { orderId, isIdChecked: textOf(form, 'idChecked') === 'on' }),
  deliver: (context, actor, orderId, form) =>
    deliverOrder(context, actor, {
      orderId,
      isIdChecked: textOf(form, 'idChecked') === 'on',
      isEarlySure: textOf(form, 'earlyUse') === 'on',
    }),
  undo: (context, actor, orderId, form) => undoStep(context, actor, { orderId, step: textOf(form, 'step') }),
  cancel: (context, actor, orderId, form) => {
    const { isWhole, lines } = readChosenPieces(form);
    return cancelOwnOrder(context, actor, {
      ...{ orderId, isWhole, lines },
      reason: textOf(form, 'reason'),
      note: textOf(form, 'note'),
      causeKey: textOf(form, 'causeKey'),
    });
  },
  tracking: (context, actor, orderId, form) =>
    correctConsignment(context, actor, { orderId, ...consignmentFrom(form) }),
};

function consignmentFrom(form: FormData) {
  return { carrier: textOf(form, 'carrier'), trackingNumber: textOf(form, 'trackingNumber') };
}

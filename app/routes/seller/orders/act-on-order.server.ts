import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { acceptOrders } from '#app/domain/orders/fulfil/accept-orders.server.ts';
import { deliverOrder } from '#app/domain/orders/fulfil/deliver-order.server.ts';
import { correctConsignment, handOverOrder } from '#app/domain/orders/fulfil/hand-over-order.server.ts';
import { packOrder } from '#app/domain/orders/fulfil/pack-order.server.ts';
import { undoStep } from '#app/domain/orders/fulfil/undo-step.server.ts';
import { cancelOwnOrder } from '#app/domain/payments/refunds/cancel-own-order.server.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { parseWhole } from '#app/routes/parse-whole.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

const orderActs = ['accept', 'pack', 'hand-over', 'deliver', 'undo', 'tracking', 'cancel'] as const;
type OrderFormAct = (typeof orderActs)[number];

export function isOrderAct(answer: unknown): answer is OrderFormAct {
  return orderActs.some((act) => act === answer);
}

/** What the order's page was asked for by its `act`. @returns the act that is done, or the refused form. @throws NotFound */
export async function actOnOrder(context: Context, actor: SellerActor, orderId: string, form: FormData) {
  const act = textOf(form, 'act');
  if (!isOrderAct(act)) throw new NotFound('act');
  const kept = {
    act,
    carrier: textOf(form, 'carrier'),
    trackingNumber: textOf(form, 'trackingNumber'),
    what: textOf(form, 'what'),
    reason: textOf(form, 'reason'),
  };
  return answerForm(kept, async () => {
    await acts[act](context, actor, orderId, form);
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
  deliver: (context, actor, orderId, form) =>
    deliverOrder(context, actor, { orderId, isIdChecked: textOf(form, 'idChecked') === 'on' }),
  undo: (context, actor, orderId, form) => undoStep(context, actor, { orderId, step: textOf(form, 'step') }),
  cancel: (context, actor, orderId, form) =>
    cancelOwnOrder(context, actor, {
      orderId,
      reason: textOf(form, 'reason'),
      isWhole: textOf(form, 'what') !== 'some',
      causeKey: textOf(form, 'causeKey'),
      lines: [...form.keys()].flatMap((name) => {
        const pieces = parseWhole(textOf(form, name));
        return name.startsWith('lines.') && pieces !== null && pieces !== 0
          ? [{ lineId: name.slice('lines.'.length), quantity: pieces }]
          : [];
      }),
    }),
  tracking: (context, actor, orderId, form) =>
    correctConsignment(context, actor, { orderId, ...consignmentFrom(form) }),
};

function consignmentFrom(form: FormData) {
  return { carrier: textOf(form, 'carrier'), trackingNumber: textOf(form, 'trackingNumber') };
}

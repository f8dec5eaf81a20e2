import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readRefundTask } from '#app/domain/payments/refund-account/read-refund-task.server.ts';
import { proveRefund } from '#app/domain/payments/refunds/prove-refund.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { translate } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { provenBy, readRefundProof } from '#app/routes/money/read-refund-proof.server.ts';
import { RefundTaskPage } from '#app/routes/money/refund-task.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { sellerOfMoney } from '#app/routes/seller/money/money-actor.ts';
import { uploadPlace } from '#app/server/uploads/upload-room.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/seller/refunds/:refundId`: where one refund goes, with a code to pay it by, and the proof that it was sent. */
export const loader = loaderFor('seller', async ({ context, actor, params, language }) => {
  const task = await readRefundTask(context, sellerOfMoney(actor), params.refundId ?? '');
  const amount = formatVnd(language, task.amount);
  return { task, title: translate(payoutMessages, language)('taskTitle', { amount }) };
});

export const action = actionFor('seller', async ({ context, actor, params, request }) => {
  const refundId = params.refundId ?? '';
  const proof = await readRefundProof(request, uploadPlace(context, actor.producerId));
  return answerForm({ reference: proof.reference, accountId: proof.accountId }, async () => {
    await proveRefund(context, sellerOfMoney(actor), { ...provenBy(proof), refundId });
    return redirect('/seller/refunds?done=proven', 303);
  });
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function Refund() {
  const { task } = useLoaderData<typeof loader>();
  return <RefundTaskPage task={task} portal="seller" refused={useActionData<typeof action>()} />;
}

import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readRefundTask } from '#app/domain/payments/refund-account/read-refund-task.server.ts';
import { proveRefund } from '#app/domain/payments/refunds/prove-refund.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { translate } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { staffOfMoney } from '#app/routes/department/money/money-actor.ts';
import { provenBy, readRefundProof } from '#app/routes/money/read-refund-proof.server.ts';
import { RefundTaskPage } from '#app/routes/money/refund-task.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { uploadPlace } from '#app/server/uploads/upload-room.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/department/refunds/:refundId`: one direct refund as its producer sees it, for staff who help or record it for them. */
export const loader = loaderFor('department', async ({ context, actor, params, language }) => {
  const task = await readRefundTask(context, staffOfMoney(actor), params.refundId ?? '');
  const amount = formatVnd(language, task.amount);
  return { task, title: translate(payoutMessages, language)('taskTitle', { amount }) };
});

export const action = actionFor('department', async ({ context, actor, params, request }) => {
  const refundId = params.refundId ?? '';
  const proof = await readRefundProof(request, uploadPlace(context, actor.personId));
  return answerForm({ reference: proof.reference, accountId: proof.accountId }, async () => {
    await proveRefund(context, staffOfMoney(actor), { ...provenBy(proof), refundId });
    return redirect('/department/refunds?done=proven', 303);
  });
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function Refund() {
  const { task } = useLoaderData<typeof loader>();
  return <RefundTaskPage task={task} portal="department" refused={useActionData<typeof action>()} />;
}

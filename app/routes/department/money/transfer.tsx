import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useT } from '#app/i18n/messages.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import { staffOfMoney } from '#app/routes/department/money/money-actor.ts';
import { answerTransfer, loadTransfer } from '#app/routes/money/transfer-form.server.ts';
import { TransferPage } from '#app/routes/money/transfer-page.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const LIST = '/department/money';

export const loader = loaderFor('department', async (args) => loadTransfer(args, staffOfMoney(args.actor)));

export const action = actionFor('department', async (args) =>
  answerTransfer(args, staffOfMoney(args.actor), LIST),
);

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function Transfer() {
  const { transfer, from } = useLoaderData<typeof loader>();
  const t = useT(transferMessages);
  return (
    <TransferPage
      transfer={transfer}
      portal="department"
      refused={useActionData<typeof action>()}
      back={{ to: `${LIST}${from}`, label: t('staffTitle') }}
    />
  );
}

import type { BankProviderCode } from '#app/domain/payments/bank-notices/bank-notice.ts';
import { receiveBankNotice } from '#app/domain/payments/bank-notices/receive-bank-notice.server.ts';
import type { Context } from '#app/server/context.ts';
import { isRowId } from '#app/server/ids.server.ts';

const headers = { 'cache-control': 'no-store' };

/** 200 with what the provider takes for "received" once its message is kept; 401 when nobody we know has signed it. */
export async function answerBankNotice(
  context: Context,
  code: BankProviderCode,
  request: Request,
): Promise<Response> {
  const accountId = new URL(request.url).searchParams.get('account');
  const answer = await receiveBankNotice(context, code, {
    header: (name) => request.headers.get(name),
    rawBody: new Uint8Array(await request.arrayBuffer()),
    accountId: accountId !== null && isRowId(accountId) ? accountId : null,
  });
  return answer
    ? Response.json(answer, { headers })
    : Response.json({ success: false }, { status: 401, headers });
}

/** There is nothing to see at these addresses. */
export async function refuseReading(): Promise<Response> {
  return new Response(null, { status: 405, headers: { ...headers, allow: 'POST' } });
}

import { unwrapPersonKey } from '#app/domain/accounts/personal-data.server.ts';
import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { readContactOf } from '#app/domain/orders/access/read-contact.server.ts';
import { maskedNumber, openNamedAccount } from '#app/domain/orders/money-back/named-account.server.ts';
import { bankOf } from '#app/domain/payments/bank-account/bank-of.server.ts';
import type { MoneyActor } from '#app/domain/payments/bank-transfers/open-transfer.server.ts';
import type { RefundAccountRow } from '#app/domain/payments/refund-account/newest-account.server.ts';
import { refundMemo } from '#app/domain/payments/refund-account/refund-code.ts';
import { drawPayloadSvg } from '#app/domain/payments/vietqr/draw-payload.server.ts';
import { writePayload } from '#app/domain/payments/vietqr/write-payload.ts';
import type { Context } from '#app/server/context.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/** How money had come, by which the account that it came from is found in the bank's own list. */
export type Came = { readonly transferId: string; readonly amount: number; readonly occurredAt: number };

/** Where a refund is to be sent, as far as its buyer has said. */
export type SendTo =
  | {
      readonly kind: 'unsaid';
      /** Whom to call and ask; null once it is sent. Phone in E.164. */
      readonly buyer: { readonly name: string; readonly phone: string } | null;
    }
  /** The buyer was erased: what they had said is gone, and nobody can be asked. */
  | { readonly kind: 'forgotten'; readonly came: readonly Came[] }
  | { readonly kind: 'paid-from'; readonly came: readonly Came[] }
  | {
      readonly kind: 'named';
      readonly bankName: string;
      /** Whole while it waits to be sent; masked afterwards. */
      readonly number: string;
      readonly holder: string;
      /** A VietQR code of account, amount and memo; null once it is sent. SVG. */
      readonly code: string | null;
    };

type ToOpen = {
  readonly refund: { readonly id: string; readonly amount: number; readonly doneAt: number | null };
  readonly group: GroupRow;
  /** Of its buyer; null once they were erased. */
  readonly wrappedKey: string | null;
  readonly said: RefundAccountRow | null;
  readonly came: readonly Came[];
};

/**
 * The account that a refund goes to, or whom to call where its buyer has not said. Both are given only while the refund waits,
 * and who has read them is in the audit before.
 */
export async function openSendTo(context: Context, actor: MoneyActor, to: ToOpen): Promise<SendTo> {
  const sendTo = await read(context, to);
  if ((sendTo.kind === 'named' && sendTo.code !== null) || (sendTo.kind === 'unsaid' && sendTo.buyer)) {
    await context.store.write((tx) =>
      recordAudit(context, tx, {
        personId: actor.personId,
        role: actor.role,
        act: sendTo.kind === 'named' ? 'read-refund-account' : 'read-buyer-contact',
        subject: 'refund',
        subjectId: to.refund.id,
        detail: { refundAccountId: to.said?.id ?? null },
      }),
    );
  }
  return sendTo;
}

async function read(context: Context, { refund, group, wrappedKey, said, came }: ToOpen): Promise<SendTo> {
  const isSent = refund.doneAt !== null;
  if (!said && !isSent && !wrappedKey) return { kind: 'forgotten', came };
  if (!said) {
    const contact = isSent ? null : await readContactOf(context, group);
    return { kind: 'unsaid', buyer: contact && { name: contact.name, phone: contact.phone } };
  }
  if (said.kind === 'paid-from') return { kind: 'paid-from', came };
  const named =
    wrappedKey &&
    openNamedAccount(unwrapPersonKey(context.config, group.buyerId, wrappedKey), said.id, said.sealed);
  if (!named) return { kind: 'forgotten', came };
  const { bin, number, holder } = named;
  const bankName = bankOf(context, { bin, isDemo: group.isDemo }).shortName;
  if (isSent) return { kind: 'named', bankName, number: maskedNumber(number), holder, code: null };
  const { amount } = refund;
  const memo = refundMemo(refund.id);
  const payload = writePayload({ kind: 'account', use: 'dynamic', bin, account: number, amount, memo });
  return { kind: 'named', bankName, number, holder, code: await drawPayloadSvg(payload) };
}

import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { sweepPapers } from '#app/domain/channels/papers/sweep-papers.server.ts';
import { THE_MARKET } from '#app/domain/orders/move-order.server.ts';
import { cancelOrder } from '#app/domain/payments/refunds/cancel-order.server.ts';
import { listRefunds } from '#app/domain/payments/refunds/list-refunds.server.ts';
import { proveRefund } from '#app/domain/payments/refunds/prove-refund.server.ts';
import { openRefundProof } from '#app/domain/payments/refunds/refund-proof.server.ts';
import type { Context } from '#app/server/context.ts';
import { anyPostRate } from '#tests/factories/buying.ts';
import { pdfBytes } from '#tests/factories/paper-of.ts';
import { ordersOf, payByCard, payByTransfer, shopOf } from '#tests/factories/paying.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const staff = { role: 'staff', personId: 'staff-1', producerId: null } as const;

/** A paid order that was cancelled: its money is to go back, by transfer unless `method` says otherwise. */
async function promised(context: Context, method: 'vietqr' | 'card' = 'vietqr') {
  await anyPostRate(context);
  const { listingId, producerId, seller } = await shopOf(context, 'HTX Chè');
  const { orders, payments } = await ordersOf(context, [{ listingId, method }]);
  await (method === 'card' ? payByCard : payByTransfer)(context, payments[0]?.id ?? '');
  const orderId = orders[0]?.id ?? '';
  const { refundIds } = await cancelOrder(context, { orderId, by: THE_MARKET, reason: 'thử' });
  const own = { role: 'producer', personId: seller.personId, producerId } as const;
  return { refundId: refundIds[0] ?? '', own };
}

async function bytesOf(context: Context, actor: Parameters<typeof openRefundProof>[1], refundId: string) {
  const { file, mediaType } = await openRefundProof(context, actor, refundId);
  return { mediaType, bytes: await buffer(file.stream) };
}

const stateOf = async (context: Context) => {
  const { refund, ledgerPosting, audit } = context.store.tables;
  return context.store.read(async (db) => ({
    refunds: await db.select().from(refund),
    sent: (await db.select().from(ledgerPosting)).filter(({ kind }) => kind === 'refund-sent'),
    reads: (await db.select().from(audit)).filter(({ act }) => act === 'read-refund-proof'),
  }));
};

eachEngine('proving that direct money went back', (open) => {
  test('takes the bank’s reference and a file, by the producer or by staff, once', async () => {
    const { context } = await open();
    const { refundId, own } = await promised(context);
    const file = pdfBytes();
    const wrong = [
      [own, { refundId, reference: 'FT1', file: null }, { code: 'refundProofMissing', field: 'file' }],
      [own, { refundId, reference: ' ', file }, { code: 'required', field: 'reference' }],
      [own, { refundId, reference: '--', file }, { code: 'refundReferenceWrong', field: 'reference' }],
      [own, { refundId, reference: 'FT1', file: Buffer.from('chữ') }, { code: 'paperNotTaken' }],
      [{ ...own, producerId: 'another' }, { refundId, reference: 'FT1', file }, { isNotFound: true }],
    ] as const;
    for (const [actor, proof, refusal] of wrong)
      await expect(proveRefund(context, actor, proof)).rejects.toMatchObject(refusal);
    expect((await stateOf(context)).refunds).toMatchObject([{ doneAt: null, proofHash: null }]);
    const answers = await Promise.allSettled([
      proveRefund(context, own, { refundId, reference: 'FT1', file }),
      proveRefund(context, staff, { refundId, reference: ' FT1 ', file: pdfBytes('biên lai') }),
      proveRefund(context, own, { refundId, reference: 'FT1', file }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array(3).fill('fulfilled'));
    const other = proveRefund(context, staff, { refundId, reference: 'FT2', file });
    await expect(other).rejects.toMatchObject({
      code: 'refundProvenOtherwise',
      params: { reference: 'FT1' },
    });
    const { refunds, sent } = await stateOf(context);
    expect(sent).toHaveLength(1);
    expect(refunds).toMatchObject([{ proofReference: 'FT1', proofHash: expect.stringMatching(/^\w{64}$/) }]);
    expect(
      (await listRefunds(context, { producerId: own.producerId, standing: 'sent' })).refunds,
    ).toMatchObject([{ hasProof: true, reference: 'FT1' }]);
  });

  test('card money is proven by nobody', async () => {
    const { context } = await open();
    const { refundId } = await promised(context, 'card');
    const proof = { refundId, reference: 'FT1', file: pdfBytes() };
    await expect(proveRefund(context, staff, proof)).rejects.toMatchObject({ isNotFound: true });
  });

  test('the proof is kept over the nightly sweep, and is read by its producer and staff alone, each look written down', async () => {
    const market = await open();
    const { context, dataDir } = market;
    const { refundId, own } = await promised(context);
    await expect(openRefundProof(context, own, refundId)).rejects.toMatchObject({ isNotFound: true });
    await proveRefund(context, own, { refundId, reference: 'FT1', file: await photoBytes({ seed: 3 }) });
    const unused = await context.storage.put('papers', pdfBytes('nobody'), { extension: '.pdf' });
    const files = await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true });
    for (const one of files) if (one.isFile()) await utimes(join(one.parentPath, one.name), 1, 1);
    await sweepPapers.run(context, {}, { id: 'test', attempt: 1, signal: new AbortController().signal });
    expect(await context.storage.exists(unused.key)).toBe(false);
    expect(await bytesOf(context, own, refundId)).toMatchObject({ mediaType: 'image/jpeg' });
    await bytesOf(context, staff, refundId);
    await expect(openRefundProof(context, { ...own, producerId: 'another' }, refundId)).rejects.toMatchObject(
      { isNotFound: true },
    );
    expect((await stateOf(context)).reads.map(({ personId }) => personId)).toEqual([
      own.personId,
      staff.personId,
    ]);
  });
});

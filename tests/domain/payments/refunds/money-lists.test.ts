import { expect, test } from 'vitest';
import {
  listWaitingTransfers,
  WAITING_PER_PAGE,
} from '#app/domain/payments/bank-transfers/list-transfers.server.ts';
import {
  countDisputes,
  DISPUTES_PER_PAGE,
  listDisputes,
} from '#app/domain/payments/card/list-disputes.server.ts';
import {
  countFailedRefunds,
  FAILED_PER_PAGE,
  listFailedRefunds,
  readFailedRefund,
} from '#app/domain/payments/card/list-failed-refunds.server.ts';
import {
  listRefunds,
  REFUNDS_PER_PAGE,
  type RefundStanding,
} from '#app/domain/payments/refunds/list-refunds.server.ts';
import type { TransferTrouble } from '#db/tables/transfers.ts';
import { askedOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const refundOf = (paymentId: string, id: string, askedAt: number) => ({
  ...{ id, paymentId, askedAt, amount: 1_000, currency: 'VND', reason: 'late', causeKey: id },
  askedByRole: 'staff',
});

eachEngine('lists of money', (open) => {
  test('disputes: the open ones first by their day, then the closed ones, the newest first; page by page', async () => {
    const { context } = await open();
    const { paymentId } = await askedOf(context, await shopWithAccount(context));
    const { dispute } = context.store.tables;
    const one = { paymentId, amount: 1_000, reason: 'fraudulent', status: 'lost' };
    const rows = [
      { id: 'late', openedAt: 1, dueAt: 90, closedAt: null },
      { id: 'soon', openedAt: 2, dueAt: 80, closedAt: null },
      { id: 'undated', openedAt: 85, dueAt: null, closedAt: null },
      ...Array.from({ length: DISPUTES_PER_PAGE }, (_, at) => ({
        id: `closed-${at}`,
        openedAt: 100 + at,
        dueAt: 50,
        closedAt: 500 - at,
      })),
    ];
    await context.store.write((tx) =>
      tx.insert(dispute).values(rows.map((row) => ({ ...one, ...row, externalId: row.id }))),
    );
    const first = await listDisputes(context);
    const newest = DISPUTES_PER_PAGE - 1;
    expect(first).toHaveLength(DISPUTES_PER_PAGE);
    expect(first.slice(0, 4).map(({ id }) => id)).toEqual(['soon', 'undated', 'late', `closed-${newest}`]);
    expect((await listDisputes(context, 2)).map(({ id }) => id)).toEqual([
      'closed-2',
      'closed-1',
      'closed-0',
    ]);
    expect(await countDisputes(context)).toEqual({ open: 3, closed: DISPUTES_PER_PAGE });
  });

  test('transfers that wait: all are reached page by page, from the oldest or from the newest, with how many there are', async () => {
    const { context } = await open();
    // Rows alone: the lists are asked, not the books.
    breaksBooksOnPurpose(context);
    const { accountId, actor } = await shopWithAccount(context);
    const { bankTransfer } = context.store.tables;
    const total = 2 * WAITING_PER_PAGE + 3;
    const rowOf = (id: string, occurredAt: number) => ({
      ...{ id, occurredAt, bankAccountId: accountId, source: 'sepay' as const, externalId: id },
      ...{ amount: 1_000, sealed: '', codes: [], seenAt: 1_000 - occurredAt, trouble: 'no-code' as const },
    });
    await context.store.write((tx) =>
      tx
        .insert(bankTransfer)
        .values([
          ...Array.from({ length: total }, (_, at) => rowOf(`waiting-${at}`, at + 1)),
          { ...rowOf('decided', 0), resolvedAt: 5, resolution: 'not-ours' },
        ]),
    );
    const ends = async (place: { first?: 'oldest' | 'newest'; page?: number }, producerId: string | null) => {
      const {
        transfers,
        kind: _kind,
        kinds: _kinds,
        ...where
      } = await listWaitingTransfers(context, { producerId }, place);
      return { ...where, ends: [transfers[0]?.id, transfers.at(-1)?.id, transfers.length] };
    };
    for (const scope of [null, actor.producerId]) {
      const told = { pages: 3, total };
      expect(await ends({}, scope)).toEqual({
        ...{ ...told, first: 'oldest', page: 1 },
        ends: ['waiting-0', `waiting-${WAITING_PER_PAGE - 1}`, WAITING_PER_PAGE],
      });
      expect(await ends({ first: 'newest' }, scope)).toEqual({
        ...{ ...told, first: 'newest', page: 1 },
        ends: [`waiting-${total - 1}`, `waiting-${total - WAITING_PER_PAGE}`, WAITING_PER_PAGE],
      });
      expect(await ends({ first: 'newest', page: 3 }, scope)).toMatchObject({
        ends: ['waiting-2', 'waiting-0', 3],
      });
      // Decided meanwhile by somebody else, the last page may be gone.
      expect(await ends({ page: 99 }, scope)).toMatchObject({
        page: 3,
        ends: [`waiting-${total - 3}`, `waiting-${total - 1}`, 3],
      });
    }
    expect(await ends({ page: 9 }, 'nobody')).toMatchObject({ page: 1, pages: 1, total: 0 });
  });

  test('transfers that wait are narrowed down to one kind, with how many there are of each', async () => {
    const { context } = await open();
    // Rows alone: the lists are asked, not the books.
    breaksBooksOnPurpose(context);
    const tea = await shopWithAccount(context);
    const honey = await shopWithAccount(context, { name: 'HTX Mật ong', number: '9876543210' });
    const { bankTransfer } = context.store.tables;
    const many = WAITING_PER_PAGE + 2;
    const rowsOf = (accountId: string, trouble: TransferTrouble, count: number) =>
      Array.from({ length: count }, (_, at) => ({
        ...{ id: `${trouble}-${accountId}-${at}`, externalId: `${trouble}-${at}`, bankAccountId: accountId },
        ...{ source: 'sepay' as const, amount: 1_000, sealed: '', codes: [], trouble },
        ...{ occurredAt: at, seenAt: at },
      }));
    const rows = [
      ...rowsOf(tea.accountId, 'no-code', many),
      ...rowsOf(honey.accountId, 'late', 3),
      ...rowsOf(tea.accountId, 'late', 1),
    ];
    await context.store.write((tx) => tx.insert(bankTransfer).values(rows));
    const all = { producerId: null };
    const kinds = [
      { kind: 'late', count: 4 },
      { kind: 'no-code', count: many },
    ];
    expect(await listWaitingTransfers(context, all)).toMatchObject({ kind: 'all', kinds, total: many + 4 });
    const late = await listWaitingTransfers(context, all, { kind: 'late' });
    expect(late).toMatchObject({ kind: 'late', kinds, total: 4, pages: 1 });
    expect(new Set(late.transfers.map(({ trouble }) => trouble))).toEqual(new Set(['late']));
    const last = await listWaitingTransfers(context, all, { kind: 'no-code', page: 9, first: 'newest' });
    expect([last.page, last.pages, last.transfers.map(({ occurredAt }) => occurredAt)]).toEqual([
      2,
      2,
      [1, 0],
    ]);
    // Of one producer, their own alone; of a kind that nothing waits for, nothing.
    expect(await listWaitingTransfers(context, honey.actor, { kind: 'no-code' })).toMatchObject({
      ...{ transfers: [], total: 0, page: 1, pages: 1, kinds: [{ kind: 'late', count: 3 }] },
    });
  });

  test('refunds come page by page: those that wait, and those that were sent', async () => {
    const { context } = await open();
    // Rows alone: the lists are asked, not the books.
    breaksBooksOnPurpose(context);
    const shop = await shopWithAccount(context);
    const { paymentId } = await askedOf(context, shop);
    const { refund } = context.store.tables;
    const many = 2 * REFUNDS_PER_PAGE + 1;
    const rows = Array.from({ length: many }, (_, at) => ({
      ...refundOf(paymentId, `waits-${at}`, at),
      method: 'vietqr' as const,
    }));
    await context.store.write(async (tx) => {
      await tx.insert(refund).values(rows);
      await tx.insert(refund).values(
        rows.map((row, at) => ({
          ...row,
          ...{ id: `sent-${at}`, causeKey: `sent-${at}`, doneAt: 1_000 + at },
        })),
      );
    });
    for (const producerId of [null, shop.producerId]) {
      const ends = async (standing: RefundStanding, page?: number) => {
        const { refunds, ...where } = await listRefunds(context, { producerId, standing, page });
        return [where, refunds[0]?.id, refunds.at(-1)?.id, refunds.length];
      };
      const at = (page: number) => ({ page, pages: 3, total: many });
      const [last, full] = [many - 1, REFUNDS_PER_PAGE];
      expect(await ends('waiting')).toEqual([at(1), 'waits-0', `waits-${full - 1}`, full]);
      expect(await ends('waiting', 3)).toEqual([at(3), `waits-${last}`, `waits-${last}`, 1]);
      expect(await ends('sent', 2)).toEqual([at(2), `sent-${last - full}`, 'sent-1', full]);
      // What waited there is sent meanwhile: the last page that is left.
      expect(await ends('waiting', 9)).toEqual([at(3), `waits-${last}`, `waits-${last}`, 1]);
      expect(await ends('taken-back', 2)).toEqual([{ page: 1, pages: 1, total: 0 }, undefined, undefined, 0]);
    }
  });

  test('refunds that were sent stand by when they were sent; those that a card refused come page by page', async () => {
    const { context } = await open();
    // Rows alone: the lists are asked, not the books.
    breaksBooksOnPurpose(context);
    const { paymentId } = await askedOf(context, await shopWithAccount(context));
    const { refund } = context.store.tables;
    await context.store.write((tx) =>
      tx.insert(refund).values([
        { ...refundOf(paymentId, 'asked-first', 1), method: 'vietqr' as const, doneAt: 90 },
        { ...refundOf(paymentId, 'asked-last', 2), method: 'vietqr' as const, doneAt: 80 },
        ...(['transfer', 'dispute'] as const).map((settledBy) => ({
          ...refundOf(paymentId, `by-${settledBy}`, 3),
          ...{ method: 'card' as const, settledBy, doneAt: 70 },
        })),
        ...Array.from({ length: FAILED_PER_PAGE + 1 }, (_, at) => ({
          ...refundOf(paymentId, `failed-${at}`, 10 + at),
          method: 'card' as const,
          failedAt: 20,
        })),
      ]),
    );
    const { refunds: sent } = await listRefunds(context, { producerId: null, standing: 'sent' });
    expect(sent.map(({ id }) => id)).toEqual(['asked-first', 'asked-last', 'by-transfer']);
    // What a card's bank has given to the buyer was never sent.
    const { refunds: takenBack } = await listRefunds(context, { producerId: null, standing: 'taken-back' });
    expect(takenBack.map(({ id, settledBy }) => [id, settledBy])).toEqual([['by-dispute', 'dispute']]);
    expect(await listFailedRefunds(context)).toHaveLength(FAILED_PER_PAGE);
    expect((await listFailedRefunds(context, 2)).map(({ id }) => id)).toEqual([`failed-${FAILED_PER_PAGE}`]);
    expect(await countFailedRefunds(context)).toBe(FAILED_PER_PAGE + 1);
    // One of a later page is found all the same; what does not wait for a card is none.
    expect(await readFailedRefund(context, `failed-${FAILED_PER_PAGE}`)).toMatchObject({ amount: 1_000 });
    for (const id of ['asked-first', 'by-transfer', 'nothing'])
      expect(await readFailedRefund(context, id)).toBeNull();
  });
});

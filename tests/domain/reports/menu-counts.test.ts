import { expect, test } from 'vitest';
import { listReviewQueue } from '#app/domain/catalog/list-review-queue.server.ts';
import { listPapersForStaff } from '#app/domain/channels/papers/list-papers.server.ts';
import { listWaitingTransfers } from '#app/domain/payments/bank-transfers/list-transfers.server.ts';
import { listDisputes } from '#app/domain/payments/card/list-disputes.server.ts';
import { countOwnMoney } from '#app/domain/payments/count-own-money.server.ts';
import { listBalances } from '#app/domain/payments/ledger/list-balances.server.ts';
import { countOpenFindings, listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { listRefunds } from '#app/domain/payments/refunds/list-refunds.server.ts';
import { countMoneyTasks } from '#app/domain/reports/count-money-tasks.server.ts';
import { countWaiting } from '#app/domain/reports/count-waiting.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { listDeadJobs } from '#app/server/jobs/read-job-queue.server.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { askedOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { breaksBooksOnPurpose } from '#tests/support/sound-books.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** Several of each kind that a menu counts, and of each some that wait for nobody. */
async function muchWaits(context: Context) {
  const shops = [
    await shopWithAccount(context),
    await shopWithAccount(context, { name: 'HTX Mật ong', number: '9876543210' }),
  ];
  const [tea] = shops;
  if (!tea) throw new Error('no shop');
  const { paymentId } = await askedOf(context, tea);
  const { tables } = context.store;
  const [day, now] = [86_400_000, context.clock.now()];
  await context.store.write(async (tx) => {
    const transfer = (accountId: string, more: object) => ({
      ...{ id: newId(), bankAccountId: accountId, source: 'sepay' as const, externalId: newId() },
      ...{ amount: 1_000, sealed: '', codes: [], occurredAt: now, seenAt: now, ...more },
    });
    await tx
      .insert(tables.bankTransfer)
      .values([
        ...shops.flatMap(({ accountId }) =>
          (['no-code', 'late', 'double'] as const).map((trouble) => transfer(accountId, { trouble })),
        ),
        transfer(tea.accountId, {}),
        transfer(tea.accountId, { trouble: 'late', resolvedAt: now, resolution: 'not-ours' }),
      ]);
    const refund = (more: object) => ({
      ...{ id: newId(), paymentId, method: 'vietqr' as const, amount: 1_000, currency: 'VND' },
      ...{ reason: 'late', causeKey: newId(), askedAt: now, askedByRole: 'staff', ...more },
    });
    await tx
      .insert(tables.refund)
      .values([
        refund({ dueAt: now + day }),
        refund({ dueAt: now + day }),
        refund({ dueAt: now - day }),
        refund({ method: 'card', failedAt: now, failureCode: 'declined' }),
        refund({ method: 'card' }),
        refund({ doneAt: now }),
        refund({ method: 'card', failedAt: now, doneAt: now, settledBy: 'dispute' }),
      ]);
    const dispute = (more: object) => ({
      ...{ id: newId(), externalId: newId(), paymentId, amount: 1_000, reason: 'fraudulent' },
      ...{ status: 'needs_response', openedAt: now, ...more },
    });
    await tx.insert(tables.dispute).values([dispute({}), dispute({}), dispute({ closedAt: now })]);
    const finding = (provider: string, more: object) => ({
      ...{ id: newId(), provider, kind: 'missing-here', subject: newId(), foundAt: now },
      detail:
        provider === 'books' ? { about: 'order:x', what: 'state', expected: 1, found: 2 } : { amount: 1 },
      ...more,
    });
    await tx
      .insert(tables.reconciliationFinding)
      .values([
        ...[finding('stripe', {}), finding('stripe', {}), finding('sepay', {})],
        ...[finding('stripe', { mendedAt: now }), finding('stripe', { resolvedAt: now })],
        ...Array.from({ length: 4 }, () => finding('books', { kind: 'payouts' })),
        finding('books', { kind: 'payouts', mendedAt: now, resolvedAt: now }),
      ]);
    const paper = (more: object) => ({
      ...{ id: newId(), producerId: tea.producerId, kind: 'food-safety', fileName: 'a.pdf', fileHash: 'x' },
      ...{ mediaType: 'application/pdf' as const, byteSize: 1, state: 'given' as const, createdAt: now },
      ...more,
    });
    await tx
      .insert(tables.paper)
      .values([paper({}), paper({}), paper({ archivedAt: now }), paper({ state: 'checked' })]);
    const job = (state: 'dead' | 'queued') => ({
      ...{ id: newId(), kind: 'sweep-statements', payload: {}, state, priority: 1, runAt: now },
      ...{ attempts: 1, maxAttempts: 1, fence: 1, createdAt: now },
    });
    await tx.insert(tables.job).values([job('dead'), job('dead'), job('queued')]);
  });
  for (const state of ['submitted', 'submitted', 'draft', 'approved'] as const) {
    const listingId = await publishedListing(context, { producerId: tea.producerId });
    await context.store.write((tx) =>
      tx.insert(tables.listingRevision).values({
        ...{ id: newId(), listingId, number: 9, state, content: {}, saves: 1, savedAt: now },
        ...{ passedByRule: false, submittedAt: now },
      }),
    );
  }
  return { tea };
}

eachEngine('the figures in the menus', (open) => {
  test('are as many as the list has that each leads to', async () => {
    const { context } = await open();
    // Rows alone: the lists are asked, not the books.
    breaksBooksOnPurpose(context);
    const { tea } = await muchWaits(context);
    const staff = staffMember();
    const all = { producerId: null };
    const money = await countMoneyTasks(context);
    const transfers = await listWaitingTransfers(context, all);
    const refunds = await listRefunds(context, { ...all, standing: 'waiting' });
    expect(money).toEqual({ transfers: 6, refunds: 5, disputes: 2, findings: 3, breaks: 4 });
    expect({
      transfers: [transfers.total, transfers.transfers.length],
      refunds: [refunds.total, refunds.refunds.length],
      disputes: (await listDisputes(context)).filter(({ closedAt }) => closedAt === null).length,
      findings: [await countOpenFindings(context), (await listOpenFindings(context)).length],
      breaks: (await listBalances(context, staff)).findings.length,
    }).toEqual({
      transfers: [money.transfers, money.transfers],
      refunds: [money.refunds, money.refunds],
      disputes: money.disputes,
      findings: [money.findings, money.findings],
      breaks: money.breaks,
    });

    const waiting = await countWaiting(context);
    expect(waiting).toEqual({ reviews: 2, papers: 2, deadJobs: 2 });
    const reviews = await listReviewQueue(context, { kind: 'all', query: '', page: 1 });
    const papers = await listPapersForStaff(context, staff, { view: 'waiting', page: 1 });
    expect({
      reviews: [reviews.waiting, reviews.rows.length],
      papers: [papers.total, papers.papers.length],
      deadJobs: (await listDeadJobs(context, 1, 50)).length,
    }).toEqual({
      reviews: [waiting.reviews, waiting.reviews],
      papers: [waiting.papers, waiting.papers],
      deadJobs: waiting.deadJobs,
    });

    const own = await countOwnMoney(context, tea.producerId);
    expect(own).toEqual({
      transfers: (await listWaitingTransfers(context, tea)).total,
      refunds: (await listRefunds(context, { producerId: tea.producerId, standing: 'waiting' })).total,
    });
  });
});

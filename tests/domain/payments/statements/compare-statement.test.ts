import { expect, test } from 'vitest';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { takeTransfer } from '#app/domain/payments/bank-transfers/take-transfer.server.ts';
import { listMendedFindings, listOpenFindings } from '#app/domain/payments/reconcile/list-findings.server.ts';
import { resolveFinding } from '#app/domain/payments/reconcile/resolve-finding.server.ts';
import { applyStatement, applyStatementJob } from '#app/domain/payments/statements/apply-statement.server.ts';
import { stageStatement } from '#app/domain/payments/statements/stage-statement.server.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { likeBidv, type StatementLine } from '#tests/factories/statements.ts';
import { seenOf, shopWithAccount } from '#tests/factories/transfers.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const at = (day: number, time: string) => Date.parse(`2026-11-${day}T${time}:00+07:00`);

const line = (day: number, time: string, amount: number, reference: string): StatementLine => ({
  ...{ day: `${day}/11/2026`, time, amount, reference, text: `chuyen tien ${reference}` },
});

/** The producer hands a statement in and agrees to it. */
async function handIn(market: TestMarket, actor: SellerActor, lines: readonly StatementLine[]) {
  const { context, runJobs } = market;
  const file = Buffer.from(likeBidv(lines));
  await applyStatement(
    context,
    actor,
    await stageStatement(context, actor, { file, fileName: 'sao-ke.csv' }),
  );
  await runJobs([applyStatementJob]);
}

eachEngine('a bank’s statement beside what was told of the account', (open) => {
  test('what nobody told comes in by it; what was told and is not in it waits, until a statement shows it', async () => {
    const market = await open();
    const { context, clock } = market;
    const shop = await shopWithAccount(context, { provider: 'sepay' });
    const actor = { ...staffMember(), ...shop.actor, role: undefined };
    const tell = (day: number, time: string, amount: number, reference: string, more = {}) => {
      clock.set(at(day, time));
      const seen = { amount, reference, text: reference, occurredAt: at(day, time), ...more };
      return takeTransfer(context, shop.accountId, seenOf(context, seen));
    };
    await tell(23, '09:00', 100_000, 'FT2632701');
    const missing = await tell(24, '10:00', 200_000, 'FT2632802');
    const byHand = await tell(24, '11:00', 300_000, 'x', { source: 'hand', reference: null });
    // Of the last day more may come after the statement was drawn.
    await tell(26, '08:00', 400_000, 'FT2633004');
    clock.set(at(26, '12:00'));
    const lines = [
      line(23, '09:00', 100_000, 'FT2632701'),
      line(24, '15:00', 555_000, 'FT2632805'),
      line(26, '07:00', 50_000, 'FT2633006'),
    ];
    await handIn(market, actor, lines);
    await handIn(market, actor, lines);
    const waiting = await listOpenFindings(context);
    expect(waiting.map(({ kind, subject, detail }) => [kind, subject, detail.amount, detail.source])).toEqual(
      [
        ['not-in-statement', byHand.transferId, 300_000, 'hand'],
        ['not-in-statement', missing.transferId, 200_000, 'sepay'],
      ],
    );
    const mended = await listMendedFindings(context, 10);
    expect(mended.map(({ kind }) => kind)).toEqual(['untold', 'untold']);

    await handIn(market, actor, [...lines, line(24, '10:00', 200_000, 'FT2632802')]);
    const left = await listOpenFindings(context);
    expect(left.map(({ subject }) => subject)).toEqual([byHand.transferId]);
    await resolveFinding(context, staffMember(), {
      ...{ findingId: left[0]?.id ?? '', note: 'chủ thể ghi nhầm', resolve: { how: 'note' } },
    });
    await handIn(market, actor, lines);
    expect(await listOpenFindings(context)).toEqual([]);
  });

  test('an account of which nobody tells has nothing untold', async () => {
    const market = await open();
    const { context, clock } = market;
    const shop = await shopWithAccount(context);
    const actor = { ...staffMember(), ...shop.actor, role: undefined };
    clock.set(at(26, '12:00'));
    await handIn(market, actor, [line(23, '09:00', 100_000, 'FT1'), line(24, '09:00', 100_000, 'FT2')]);
    expect([await listOpenFindings(context), await listMendedFindings(context, 10)]).toEqual([[], []]);
  });
});

import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { applyStatement, applyStatementJob } from '#app/domain/payments/statements/apply-statement.server.ts';
import { readStatementPlan } from '#app/domain/payments/statements/read-statement-plan.server.ts';
import { resumeStatement } from '#app/domain/payments/statements/resume-statement.server.ts';
import { stageStatement } from '#app/domain/payments/statements/stage-statement.server.ts';
import { listStoppedStatements } from '#app/domain/payments/statements/stopped-statements.server.ts';
import { JobCannotSucceed } from '#app/server/jobs/finish-job.server.ts';
import { likeMb } from '#tests/factories/statements.ts';
import { shopWithAccount } from '#tests/factories/transfers.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const MINUTE_MS = 60_000;

/** The job, which the machine cannot do. */
const stopping = {
  ...applyStatementJob,
  run: async () => {
    throw new JobCannotSucceed('the disk is broken');
  },
};

/** The job, of which one row cannot be taken in for now. */
const failing = {
  ...applyStatementJob,
  run: async () => {
    throw new Error('the database is away');
  },
};

async function applied({ context }: TestMarket) {
  const shop = await shopWithAccount(context);
  const actor = shop.actor as never;
  const line = { day: '23/11/2026', time: '09:00:00', amount: 33_000, text: 'khong ma', reference: 'FT1' };
  const id = await stageStatement(context, actor, {
    ...{ file: Buffer.from(likeMb([line])), fileName: 'a.csv' },
  });
  await applyStatement(context, actor, id);
  return { shop, actor, id };
}

eachEngine('a statement whose taking in was given up', (open) => {
  test('says so to its producer and to the desk, and is taken in on when it is asked to', async () => {
    const market = await open();
    const { context, clock } = market;
    const { shop, actor, id } = await applied(market);
    const all = () => listStoppedStatements(context, { producerId: null });
    const uploadedAt = clock.now();
    expect([(await readStatementPlan(context, actor, id)).stoppedAt, await all()]).toEqual([null, []]);
    clock.set(uploadedAt + MINUTE_MS);
    await market.runJobs([stopping]);
    expect(await readStatementPlan(context, actor, id)).toMatchObject({
      ...{ startedAt: uploadedAt, appliedAt: null, stoppedAt: uploadedAt + MINUTE_MS },
    });
    const told = { id, producerName: 'HTX Chè', bankName: 'Vietcombank', uploadedAt };
    expect(await all()).toMatchObject([told]);
    expect(await listStoppedStatements(context, shop.actor)).toMatchObject([told]);
    const other = await shopWithAccount(context, { name: 'HTX Khác', number: '555' });
    expect(await listStoppedStatements(context, other.actor)).toEqual([]);
    await expect(resumeStatement(context, other.actor as never, id)).rejects.toMatchObject({
      isNotFound: true,
    });
    await Promise.all([resumeStatement(context, actor, id), resumeStatement(market.openAgain(), actor, id)]);
    // It is under way again: nobody has to do anything.
    expect([(await readStatementPlan(context, actor, id)).stoppedAt, await all()]).toEqual([null, []]);
    await market.runJobs([applyStatementJob]);
    const { appliedAt, stoppedAt } = await readStatementPlan(context, actor, id);
    expect([appliedAt, stoppedAt]).toEqual([clock.now(), null]);
    await resumeStatement(context, actor, id);
    expect(await market.runJobs([applyStatementJob])).toBe(0);
  });

  test('while it rests says that it goes on by itself, and when', async () => {
    const market = await open();
    const { context, clock } = market;
    const { actor, id } = await applied(market);
    const resting = async () => (await readStatementPlan(context, actor, id)).resting;
    const startedAt = clock.now();
    const { job } = context.store.tables;
    // Its worker was killed in the middle of it.
    await context.store.write((tx) =>
      tx
        .update(job)
        .set({ state: 'running', attempts: 1, leasedBy: 'killed', leaseUntil: startedAt + MINUTE_MS })
        .where(eq(job.uniqueKey, id)),
    );
    clock.set(startedAt + 9_000);
    expect(await resting()).toBeNull();
    clock.set(startedAt + 10_000);
    expect(await resting()).toEqual({ goesOnAt: null });
    // It goes on, and fails: after some times the next attempt is more than a minute away.
    const next = async () =>
      (await context.store.read((db) => db.select().from(job).where(eq(job.uniqueKey, id))))[0]?.runAt ?? 0;
    clock.set(startedAt + MINUTE_MS);
    for (let attempt = 0; attempt < 4; attempt += 1) {
      await market.runJobs([failing]);
      if (attempt === 0) expect(await resting()).toBeNull();
      if (attempt < 3) clock.set(await next());
    }
    const goesOnAt = await next();
    expect(goesOnAt).toBeGreaterThan(clock.now() + MINUTE_MS);
    expect(await resting()).toEqual({ goesOnAt });
    clock.set(goesOnAt);
    await market.runJobs([applyStatementJob]);
    const { appliedAt, resting: after } = await readStatementPlan(context, actor, id);
    expect([appliedAt, after]).toEqual([clock.now(), null]);
  });
});

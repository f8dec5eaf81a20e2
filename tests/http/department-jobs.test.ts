import { expect, test } from 'vitest';
import { z } from 'zod';
import { JobCannotSucceed } from '#app/server/jobs/finish-job.server.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const PATH = '/department/jobs';
const payload = z.object({});

/** Leaves a job that has given up, and returns its id. */
async function leaveDeadJob(market: TestMarket): Promise<string> {
  const { context } = market;
  const kind = defineJob({
    kind: 'make-renditions',
    payload,
    run: async () => {
      throw new JobCannotSucceed('the picture is gone');
    },
  });
  await context.store.write((tx) => context.jobs.enqueue(tx, kind, {}, { uniqueKey: 'picture' }));
  await market.runJobs([kind]);
  const { job } = context.store.tables;
  const [dead] = await context.store.read((db) => db.select().from(job));
  expect(dead?.state).toBe('dead');
  return dead?.id ?? '';
}

async function open(market: TestMarket) {
  const server = await startServer(market);
  const { cookie, personId } = await signedIn(market.context, { role: 'department_staff' });
  return { server, cookie, personId };
}

eachEngine('background jobs on the department desk', (openMarket) => {
  test('a page that there cannot be is the first one', async () => {
    const market = await openMarket();
    await leaveDeadJob(market);
    const { server, cookie } = await open(market);
    for (const path of [PATH, '/department/feeds/google'])
      for (const number of ['99999999999999999999', '1e300', 'Infinity', '-1e300', '0', '1.5', 'x']) {
        const page = await server.fetch(`${path}?page=${number}`, { cookie });
        expect([path, number, page.status]).toEqual([path, number, 200]);
        if (path === PATH) expect(await page.text()).toContain('the picture is gone');
      }
    expect((await server.fetch(`${PATH}?page=100000`, { cookie })).status).toBe(200);
  });

  test('a dead letter is shown with its reason, and a retry puts it back and is on record', async () => {
    const market = await openMarket();
    const jobId = await leaveDeadJob(market);
    const { server, cookie, personId } = await open(market);
    const page = await server.fetch(PATH, { cookie });
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('the picture is gone');
    expect(html).toContain(`value="${jobId}"`);

    const retried = await server.fetch(PATH, { cookie, form: { job: jobId } });
    expect([retried.status, retried.headers.get('location')]).toEqual([303, `${PATH}?retried=1`]);
    const { job, audit } = market.context.store.tables;
    const rows = await market.context.store.read((db) => db.select().from(job));
    expect(rows).toMatchObject([
      { state: 'queued', attempts: 0, runAt: market.clock.now(), finishedAt: null },
    ]);
    const acts = await market.context.store.read((db) => db.select().from(audit));
    expect(acts.filter(({ act }) => act === 'retry-job')).toMatchObject([
      { personId, role: 'department_staff', subject: 'job', subjectId: jobId },
    ]);

    const again = await server.fetch(PATH, { cookie, form: { job: jobId } });
    expect(again.status).toBe(400);
  });

  test('a retry is refused while the same work is under way, and for a job that is not there', async () => {
    const market = await openMarket();
    const jobId = await leaveDeadJob(market);
    const { context } = market;
    const same = defineJob({ kind: 'make-renditions', payload, run: async () => undefined });
    await context.store.write((tx) => context.jobs.enqueue(tx, same, {}, { uniqueKey: 'picture' }));
    const { server, cookie } = await open(market);
    expect((await server.fetch(PATH, { cookie, form: { job: jobId } })).status).toBe(400);
    expect((await server.fetch(PATH, { cookie, form: { job: 'nobody' } })).status).toBe(404);
    await market.runJobs([same]);
    expect((await server.fetch(PATH, { cookie, form: { job: jobId } })).status).toBe(303);
  });
});

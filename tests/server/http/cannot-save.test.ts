import type { ActionFunctionArgs } from '@remix-run/node';
import { expect, test } from 'vitest';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { PageNotes } from '#app/server/page-notes.ts';
import { StorageFull } from '#app/server/storage/storage.ts';
import { testMarket } from '#tests/support/test-market.ts';

async function args(): Promise<ActionFunctionArgs> {
  const { context: market } = await testMarket();
  const about = { page: new PageNotes(), clientAddress: '203.0.113.9', isLocalVisitor: false };
  return {
    request: new Request('http://market.test/age', { method: 'POST', body: new URLSearchParams('a=b') }),
    params: {},
    context: { market, ...about, readActor: async () => null },
  } as unknown as ActionFunctionArgs;
}

const databaseFull = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });

test.each([
  ['files', new StorageFull('no room left for the file')],
  ['rows', databaseFull],
])('no room for %s is said to the person, with when to try again, and not as a fault', async (_what, error) => {
  const fail = async () => {
    throw error;
  };
  for (const route of [actionFor('public', fail), loaderFor('public', fail)]) {
    const answer = (await route(await args()).catch((thrown: unknown) => thrown)) as Response;
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60']);
    expect(await answer.text()).toContain('tạm không ghi được dữ liệu');
  }
});

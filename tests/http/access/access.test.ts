import { expect, test } from 'vitest';
import { expectedAccess } from '#tests/http/access/expected-access.ts';
import { productRoutes } from '#tests/http/access/product-routes.ts';
import {
  ask,
  fill,
  mayRead,
  openMarketForAll,
  PRIVATE_WORDS,
  VISITORS,
  walkAccess,
} from '#tests/http/access/walk-access.ts';

test('every route stands in the table, and nothing stands there that is no route', async () => {
  const patterns = new Set(
    (await productRoutes()).filter(({ id }) => id !== 'root').map(({ pattern }) => pattern),
  );
  expect([...patterns].sort()).toEqual(Object.keys(expectedAccess).sort());
});

test('every loader and action has the audience of the table', async () => {
  for (const { id, pattern, loader, action } of await productRoutes()) {
    const expected = id === 'root' ? 'public' : expectedAccess[pattern]?.audience;
    for (const audience of [loader, action]) if (audience !== undefined) expect(audience, id).toBe(expected);
  }
});

/** Over PostgreSQL: `tests/faults/access.test.ts`. */
test('every address answers every visitor as the table says', async () => {
  expect(await walkAccess('sqlite', () => VISITORS)).toEqual([]);
}, 600_000);

test('the data behind a page, asked for by itself, is guarded like the page', async () => {
  const { server, cookies, own } = await openMarketForAll('sqlite');
  const ids = await productRoutes();
  const told: string[] = [];
  for (const [pattern, access] of Object.entries(expectedAccess)) {
    if (access.audience !== 'seller' && access.audience !== 'department') continue;
    const path = `${fill(access.path ?? pattern, own)}.data`;
    const leaf = ids.filter((route) => route.pattern === pattern).map(({ id }) => id);
    for (const visitor of VISITORS.filter((one) => !mayRead(access, one))) {
      for (const query of ['', ...leaf.map((id) => `?_routes=${encodeURIComponent(id)}`)]) {
        const { body } = await ask(server, 'GET', path + query, cookies[visitor]);
        if (body.includes(PRIVATE_WORDS)) told.push(`${path}${query} tells ${visitor}`);
      }
    }
  }
  expect(told).toEqual([]);
}, 120_000);

import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { writeCursor } from '#app/routes/read-parameters.ts';
import { publishedListing } from '#tests/factories/listing-steps.ts';
import { makeUpRegister } from '#tests/factories/made-up-register.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { startServer, type TestServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

type Described = {
  paths: Record<
    string,
    { get: { responses: Record<string, { content?: Record<string, { schema: { $ref: string } }> }> } }
  >;
  components: { schemas: Record<string, object> };
};

/** Reads an address and holds the answer against what openapi.json says of it. */
async function readDescribed(server: TestServer, path: string, status = 200) {
  const described = (await (await server.fetch('/api/v1/openapi.json')).json()) as Described;
  const answer = await server.fetch(path);
  expect(answer.status, path).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('set-cookie')).toBeNull();
  const pattern = Object.keys(described.paths).find((one) =>
    new RegExp(`^${one.replace(/\{\w+\}/, '[^/]+')}$`).test(path.split('?')[0] ?? ''),
  );
  const reference =
    described.paths[pattern ?? '']?.get.responses[status]?.content?.['application/json']?.schema.$ref;
  const schema = described.components.schemas[reference?.split('/').at(-1) ?? ''];
  expect(schema, `${path} is described`).toBeDefined();
  const body = await answer.json();
  expect(z.fromJSONSchema(schema as never).safeParse(body).error?.issues ?? []).toEqual([]);
  return body as Record<string, never> & { items: Array<Record<string, unknown>>; next: string | null };
}

eachEngine('the open API', (open) => {
  test('answers as it is described, page by page, with tags, and knows no personal data', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context, 'HTX Chè Bản Liền');
    const titles = ['Chè xanh', 'Chè đen', 'Chè vàng'];
    for (const titleVi of titles) {
      await publishedListing(context, seller, { what: { titleVi } });
      clock.advance(60_000);
    }
    const spirit = await publishedListing(context, seller, { what: { titleVi: 'Đặc sản ngô Bản Liền' } });
    const { producer, listing } = context.store.tables;
    await context.store.write((tx) =>
      tx.update(listing).set({ isAlcohol: true }).where(eq(listing.id, spirit)),
    );
    await context.store.write((tx) =>
      tx.update(producer).set({ contactPhone: '0912000101', contactEmail: 'a@b.vn' }),
    );
    const server = await startServer({ context });

    const first = await readDescribed(server, '/api/v1/products?limit=2');
    const second = await readDescribed(server, first.next ?? '');
    expect([...first.items, ...second.items].map(({ titleVi }) => titleVi)).toEqual(titles);
    expect(second.next).toBeNull();
    const since = encodeURIComponent(String(first.items[1]?.updatedAt));
    const changed = await readDescribed(server, `/api/v1/products?updated_since=${since}`);
    expect(changed.items.map(({ titleVi }) => titleVi)).toEqual(titles.slice(1));

    const producers = await readDescribed(server, '/api/v1/producers');
    expect(producers.items).toMatchObject([{ name: 'HTX Chè Bản Liền', listings: 3 }]);
    for (const name of ['channels', 'communes', 'legacy-districts', 'product-sets', 'targets', 'legal-types'])
      await readDescribed(server, `/api/v1/codelists/${name}`);
    const states = await readDescribed(server, '/api/v1/codelists/presence-states');
    expect(states.items).toContainEqual(
      expect.objectContaining({ code: 'live', name: 'Đang bán', nameEn: 'On sale' }),
    );

    const { targetCode, asOf } = await makeUpRegister(context, { entries: 40, seed: 3 });
    const figure = await readDescribed(server, `/api/v1/onboarding?target=${targetCode}&asOf=${asOf}`);
    expect(figure).toMatchObject({ asOf, target: { code: targetCode } });

    for (const path of ['/api/v1/products', '/api/v1/producers', `/api/v1/onboarding?target=${targetCode}`]) {
      const full = await server.fetch(path);
      const text = await full.text();
      expect(text).not.toMatch(/0912000101|a@b\.vn/);
      const tag = full.headers.get('etag') ?? '';
      const again = await server.fetch(path, { headers: { 'if-none-match': tag } });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
  });

  test('refuses what it does not understand, and says what to do', async () => {
    const { context } = await open();
    const server = await startServer({ context });
    const refusal = async (path: string, status: number) =>
      (
        (await readDescribed(server, path, status)) as unknown as {
          error: { code: string; parameter: string | null };
        }
      ).error;
    expect(await refusal('/api/v1/onboarding?asOf=14/10/2024', 400)).toMatchObject({
      code: 'notADate',
      parameter: 'asOf',
    });
    expect(await refusal('/api/v1/onboarding?asOf=2999-01-01', 400)).toMatchObject({ code: 'dateInFuture' });
    expect(await refusal('/api/v1/onboarding?asof=2024-10-14', 400)).toMatchObject({
      code: 'unknownParameter',
    });
    expect(await refusal('/api/v1/onboarding?target=none', 404)).toMatchObject({ code: 'notFound' });
    for (const limit of ['0', '501', '1.5', 'all'])
      expect(await refusal(`/api/v1/products?limit=${limit}`, 400)).toMatchObject({ parameter: 'limit' });
    for (const cursor of ['x', 'bnVsbA', 'WzEsMl0'])
      expect(await refusal(`/api/v1/products?cursor=${cursor}`, 400)).toMatchObject({ parameter: 'cursor' });
    const beyond = ['9999-12-31T23:59:59-23:59', '0000-01-01T00:00:00%2B23:59'];
    for (const since of ['yesterday', '2026-02-30', '2026-02-30T00:00:00Z', '2026-13-01', ...beyond])
      expect(await refusal(`/api/v1/products?updated_since=${since}`, 400)).toMatchObject({
        code: 'notADate',
        parameter: 'updated_since',
      });
    // A moment that no calendar of ours holds: beyond what a Date does, in the year 10000, before the year 0.
    for (const moment of [9_007_199_254_740_991, 253_402_300_800_000, -9_007_199_254_740_991, -63e12])
      for (const since of ['', 'updated_since=2026-01-01&'])
        expect(
          await refusal(`/api/v1/products?${since}cursor=${writeCursor([moment, 'x'])}`, 400),
        ).toMatchObject({ parameter: 'cursor' });
    expect(await refusal('/api/v1/codelists/persons', 404)).toMatchObject({ code: 'notFound' });
  });

  test('refuses as JSON of one shape whatever is wrong, also before any of its routes is asked', async () => {
    const { context } = await open();
    const server = await startServer({ context });
    const cases: Array<[string, string, number, string]> = [
      ['GET', '/api/v1/products?cursor=%00', 400, 'badAddress'],
      ['GET', '/api/v1/products/%00', 400, 'badAddress'],
      ['GET', '/api/v1/%E0%A4%A', 400, 'badAddress'],
      ['GET', '/api/v1/products?limit=%ff', 400, 'notAWholeNumber'],
      ['GET', '/api/v1/nothing', 404, 'notFound'],
      ['GET', '/api/', 404, 'notFound'],
      ['POST', '/api/v1/products', 405, 'methodNotAllowed'],
      ['DELETE', '/api/v1/products', 405, 'methodNotAllowed'],
    ];
    const described = (await (await server.fetch('/api/v1/openapi.json')).json()) as Described;
    const schema = z.fromJSONSchema(described.components.schemas.Error as never);
    for (const [method, path, status, code] of cases) {
      const answer = await server.fetch(path, { method });
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        status,
        'application/json; charset=utf-8',
      ]);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      const body = (await answer.json()) as { error: { code: string } };
      expect(schema.safeParse(body).error?.issues ?? []).toEqual([]);
      expect(body.error.code, path).toBe(code);
    }
    const foreign = { method: 'POST', headers: { origin: 'https://elsewhere.example' } };
    const crossed = await server.fetch('/api/v1/products', foreign);
    expect([crossed.status, (await crossed.json()) as unknown]).toMatchObject([
      403,
      { error: { code: 'otherSite' } },
    ]);
    const head = await server.fetch('/api/v1/nothing', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
  });
});

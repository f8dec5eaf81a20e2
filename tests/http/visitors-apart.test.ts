import { expect, test } from 'vitest';
import { accessThings } from '#tests/http/access/access-things.ts';
import { expectedAccess } from '#tests/http/access/expected-access.ts';
import { type SeenPage, seenPage } from '#tests/support/seen-page.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer, type TestServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

type Person = { cookie: string /** What no body for anybody else may hold. */; own: string[] };
const PLACEHOLDER = /\{(\w+)\}/g;

/** Who is looking, asked for by the browser: the head of a kept page is filled in from here. */
const ABOUT_ONESELF = '/account/me.json';

async function openMarket() {
  const market = await testMarket();
  const { context } = market;
  const { actor, things } = await accessThings(context, 'HTX Bản Liền');
  const other = await accessThings(context, 'HTX Nậm Đét');
  const person = async (name: string, digits: string, producerId: string): Promise<Person> => {
    const { cookie, personId } = await signedIn(context, {
      role: 'producer_member',
      producerId,
      name,
      phone: digits,
    });
    const token = cookie.slice(cookie.indexOf('=') + 1);
    const phones = [
      digits,
      digits.replace(/^0/, '84'),
      digits.replace(/^0/, ''),
      digits.replace(/(\d{4})(\d{3})/, '$1 $2 '),
    ];
    return { cookie, own: [name, encodeURIComponent(name), ...phones, token, personId] };
  };
  return {
    market,
    first: await person('Giàng Thị Mẩy', '0968135791', actor.producerId),
    second: await person('Vàng A Sình', '0973246802', other.actor.producerId),
    addresses: publicAddresses(things),
  };
}

/** Every public address of the table that stands for app/routes.ts, and the data behind its pages. */
function publicAddresses(things: Readonly<Record<string, string>>): string[] {
  const paths = Object.entries(expectedAccess)
    .filter(([, { audience }]) => audience === 'public')
    .map(([pattern, { path }]) => (path ?? pattern).replace(PLACEHOLDER, (_, thing) => things[thing] ?? ''));
  const pages = paths.filter(
    (path) => !/\.\w+$|^\/(img|motifs|feeds|og|api|sitemap|age|language|account)\b/.test(path),
  );
  return [...paths, ...pages.map((path) => (path === '/' ? '/_root.data' : `${path}.data`))];
}

/** What one answer says that it must not. */
function faults(path: string, who: string, seen: SeenPage, strangers: ReadonlyArray<Person>): string[] {
  const told = strangers
    .flatMap(({ own }) => own)
    .filter(
      (word) => seen.text.includes(word) || [...seen.headers.values()].some((value) => value.includes(word)),
    );
  return [
    ...told.map((word) => `${path} for ${who} holds ${word}`),
    // A page that nobody keeps may tell the browser how many pieces lie in its own basket.
    ...(seen.headers.has('set-cookie') && !isNeverKept(seen) ? [`${path} for ${who} sets a cookie`] : []),
  ];
}

const isNeverKept = ({ headers }: SeenPage) => headers.get('cache-control')?.includes('no-store') ?? false;

const isKept = ({ headers }: SeenPage) =>
  headers.has('etag') && headers.get('cache-control') === 'private, no-cache';

test('no visitor sees another in any public answer, whoever came first and whoever comes meanwhile', async () => {
  const { market, first, second, addresses } = await openMarket();
  // One is asked by a stranger first, the other by somebody who is signed in: what either keeps is the same.
  const [coldForNobody, coldForSomebody] = [
    await startServer(market),
    await startServer({ context: market.openAgain() }),
  ];
  const wrong: string[] = [];
  const kept: string[] = [];
  const differs = (path: string, ...seen: SeenPage[]) => {
    const [one, ...others] = seen.map(({ status, body }) => `${status} ${body}`);
    if (others.some((other) => other !== one)) wrong.push(`${path} differs for a stranger before and after`);
  };
  for (const path of addresses) {
    const as = async (server: TestServer, who: 'nobody' | 'first' | 'second') => {
      const person = { nobody: null, first, second }[who];
      const seen = await seenPage(server, path, person ? { cookie: person.cookie } : {});
      wrong.push(
        ...faults(
          path,
          who,
          seen,
          [first, second].filter((one) => one !== person),
        ),
      );
      return seen;
    };
    const before = await as(coldForNobody, 'nobody');
    await as(coldForNobody, 'first');
    const between = await as(coldForNobody, 'nobody');
    await as(coldForNobody, 'second');

    await as(coldForSomebody, 'first');
    const [, meanwhile] = await Promise.all([
      as(coldForSomebody, 'second'),
      as(coldForSomebody, 'nobody'),
      as(coldForSomebody, 'first'),
    ]);
    differs(
      path,
      before,
      between,
      await as(coldForNobody, 'nobody'),
      meanwhile,
      await as(coldForSomebody, 'nobody'),
    );
    if (!isKept(before)) continue;
    kept.push(path);
    // A page that is the same for everybody says nothing of whoever looks at it.
    for (const [who, person] of Object.entries({ first, second })) {
      const seen = await seenPage(coldForNobody, path, { cookie: person.cookie });
      wrong.push(...faults(path, `${who}, of themselves,`, seen, [person]));
    }
  }
  expect(wrong).toEqual([]);
  // The pages of the storefront in both languages and the data behind them were among those that are kept.
  for (const path of ['/', '/en', '/products', '/en/products', '/_root.data', '/en/map.data', '/legal/terms'])
    expect(kept, 'kept for everybody').toContain(path);
  const self = await seenPage(coldForNobody, ABOUT_ONESELF, { cookie: first.cookie });
  expect(self.text).toContain('Giàng Thị Mẩy');
}, 300_000);

import { newId } from '#app/server/ids.server.ts';
import type { Engine } from '#db/store.ts';
import { accessThings, privateWords } from '#tests/http/access/access-things.ts';
import { type Access, expectedAccess } from '#tests/http/access/expected-access.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer, type TestServer } from '#tests/support/start-server.ts';
import { testMarket } from '#tests/support/test-market.ts';

export const VISITORS = [
  'nobody',
  'buyer',
  'producer member',
  'producer member who owes the code',
  'member of another producer',
  'team member',
  'commune officer',
  'department staff',
  'department staff without second factor',
  'operator',
  'operator without second factor',
] as const;
export type Visitor = (typeof VISITORS)[number];

const OWN = 'HTX Của Mình';
export const PRIVATE_WORDS = privateWords(OWN);
const ADDRESS_PLACEHOLDER = /\{(\w+)\}/g;

/**
 * Asks for every address of the table, by GET and by POST, one's own and another producer's, and tells what is answered
 * otherwise than the table says. @param asks who asks for an address; all of `VISITORS`, or a sample of them.
 */
export async function walkAccess(
  engine: Engine,
  asks: (access: Access, at: number) => readonly Visitor[],
): Promise<string[]> {
  const { server, cookies, own, foreign } = await openMarketForAll(engine);
  const wrong: string[] = [];
  // Signing out comes last: it takes the visitors' sessions away.
  const { '/account/sign-out': signingOut, ...others } = expectedAccess;
  const all = Object.entries({ ...others, '/account/sign-out': signingOut });
  for (const [at, [pattern, access]] of all.entries()) {
    if (!access) throw new Error(`${pattern} is missing`);
    for (const visitor of asks(access, at)) {
      const path = fill(access.path ?? pattern, own);
      for (const method of ['GET', 'POST'] as const) {
        const answer = await ask(server, method, path, cookies[visitor], access.form);
        const expected = expectedStatus(access, visitor, method);
        if (answer.status !== expected.status || !answer.location.startsWith(expected.location ?? '')) {
          wrong.push(
            `${method} ${path} for ${visitor}: ${answer.status} ${answer.location}, expected ${JSON.stringify(expected)}`,
          );
        }
        if (!mayRead(access, visitor) && answer.body.includes(PRIVATE_WORDS))
          wrong.push(`${method} ${path} tells ${visitor}`);
      }
      if (access.isOwned) {
        const elsewhere = fill(access.path ?? pattern, foreign);
        for (const method of ['GET', 'POST'] as const) {
          const answer = await ask(server, method, elsewhere, cookies[visitor], access.form);
          const expected = foreignStatus(access, visitor, method);
          if (answer.status !== expected)
            wrong.push(
              `${method} ${elsewhere}, foreign, for ${visitor}: ${answer.status}, expected ${expected}`,
            );
        }
      }
    }
  }
  return wrong;
}

export async function openMarketForAll(engine: Engine) {
  const market = await testMarket({
    engine,
    settings: { LIMIT_SIGN_IN_PER_ACCOUNT: '1000', LIMIT_FIND_ORDER_PER_HOUR: '1000' },
  });
  const { context } = market;
  const own = await accessThings(context, OWN);
  const foreign = await accessThings(context, 'HTX Khác');
  const as = async (
    role: Parameters<typeof signedIn>[1]['role'],
    more: Partial<Parameters<typeof signedIn>[1]> = {},
  ) => (await signedIn(context, { role, ...more })).cookie;
  const cookies: Record<Visitor, string | undefined> = {
    nobody: undefined,
    buyer: await as('buyer'),
    'producer member': await as('producer_member', { producerId: own.actor.producerId }),
    'producer member who owes the code': await as('producer_member', {
      producerId: own.actor.producerId,
      secondFactor: false,
      hasAuthenticator: true,
    }),
    'member of another producer': await as('producer_member', { producerId: foreign.actor.producerId }),
    'team member': await as('team_member', { communeCode: '02869' }),
    'commune officer': await as('commune_officer', { communeCode: '02869' }),
    'department staff': await as('department_staff'),
    'department staff without second factor': await as('department_staff', { secondFactor: false }),
    operator: await as('operator'),
    'operator without second factor': await as('operator', { secondFactor: false }),
  };
  return { server: await startServer(market), cookies, own: own.things, foreign: foreign.things };
}

type Status = { status: number; location?: string };

function expectedStatus(access: Access, visitor: Visitor, method: 'GET' | 'POST'): Status {
  const allowed = method === 'GET' ? access.get : access.post;
  // Where nothing can be sent, nobody is asked who they are.
  if (method === 'POST' && access.post === 405 && !access.refusesItself) return { status: 405 };
  switch (access.audience) {
    case 'public':
    case 'demo':
      return { status: allowed };
    case 'signingIn':
      return visitor === 'nobody' ? TO_SIGN_IN : { status: allowed };
  }
  if (visitor.endsWith('owes the code')) return TO_SECOND_FACTOR;
  switch (access.audience) {
    case 'signedIn':
      return visitor === 'nobody' ? TO_SIGN_IN : { status: allowed };
    case 'seller':
      if (visitor === 'nobody') return TO_SIGN_IN;
      if (visitor === 'producer member') return { status: allowed };
      if (visitor !== 'member of another producer') return { status: 403 };
      return { status: access.isOwned ? 404 : allowed };
    default:
      if (visitor === 'nobody') return TO_SIGN_IN;
      if (visitor === 'department staff' || visitor === 'operator') return { status: allowed };
      return visitor.endsWith('without second factor') ? TO_SECOND_FACTOR : { status: 403 };
  }
}

const TO_SIGN_IN: Status = { status: 303, location: '/account/sign-in?next=' };
const TO_SECOND_FACTOR: Status = { status: 303, location: '/account/second-factor?next=' };

/** What belongs to another: to its owner as one's own is to oneself, to everybody else nothing. */
function foreignStatus(access: Access, visitor: Visitor, method: 'GET' | 'POST'): number {
  if (visitor === 'producer member')
    return expectedStatus(access, 'member of another producer', method).status;
  if (visitor === 'member of another producer')
    return expectedStatus(access, 'producer member', method).status;
  return expectedStatus(access, visitor, method).status;
}

export function mayRead({ audience }: Access, visitor: Visitor): boolean {
  if (audience === 'seller') return visitor === 'producer member';
  return audience === 'department' && (visitor === 'department staff' || visitor === 'operator');
}

export function fill(path: string, things: Readonly<Record<string, string>>): string {
  return path.replace(ADDRESS_PLACEHOLDER, (_, thing: string) => {
    const value = things[thing];
    if (!value) throw new Error(`nothing is called ${thing}`);
    return value;
  });
}

export async function ask(
  server: TestServer,
  method: 'GET' | 'POST',
  path: string,
  cookie: string | undefined,
  fields = {},
) {
  // Each request from a form of its own: some allowed acts leave something behind.
  const form = method === 'POST' ? { form: { ...fields, nonce: newId() } } : {};
  const response = await server.fetch(path, { ...(cookie ? { cookie } : {}), ...form });
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    body: await response.text(),
  };
}

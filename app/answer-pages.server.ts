import {
  type ActionFunctionArgs,
  createRequestHandler,
  type RequestHandler,
  type ServerBuild,
} from '@remix-run/node';

type Routes = ServerBuild['routes'];

/**
 * Answers requests with the framework's pages as `createRequestHandler` does. The framework sorts all routes and tries
 * them one after another, several times in each request; so each request is matched only against the routes whose
 * addresses begin as its own does, which is where its match can be.
 */
export function answerPages(build: ServerBuild, mode: string): RequestHandler {
  const begins = beginningsOf(build.routes);
  const whole = createRequestHandler(build, mode);
  const parts = new Map<string, RequestHandler>();
  const known = new Set([...begins.values()].flatMap((begin) => begin ?? []));
  const forPrograms = actionsForPrograms(build.routes);
  return (request, context) => {
    const act = request.method === 'POST' ? forPrograms.get(new URL(request.url).pathname) : undefined;
    if (act && context) return answerOf(() => act({ request, params: {}, context }));
    const name = beginningOf(request.url);
    // The framework's own addresses tell of all routes.
    if (name === '__manifest') return whole(request, context);
    const key = known.has(name) ? name : '';
    const part = parts.get(key) ?? createRequestHandler(partOf(build, begins, key), mode);
    parts.set(key, part);
    return part(request, context);
  };
}

type Act = (args: ActionFunctionArgs) => unknown;

/** Where payment providers send what they have to tell. */
const FOR_PROGRAMS = /^webhooks\/[a-z]+$/;

/**
 * By address, the actions of routes that only programs send to, many at a time, and that have no page: the framework's own
 * way to them takes several times as long as what they do.
 */
function actionsForPrograms(routes: Routes): ReadonlyMap<string, Act> {
  return new Map(
    Object.values(routes).flatMap((route) => {
      const { action, default: page } = route?.module ?? {};
      return route?.path && FOR_PROGRAMS.test(route.path) && action && !page
        ? [[`/${route.path}`, action as Act] as const]
        : [];
    }),
  );
}

/** What an action answers or refuses with. Anything else that it throws is a fault, for the server to tell of. */
async function answerOf(act: () => unknown): Promise<Response> {
  try {
    const answer = await act();
    if (answer instanceof Response) return answer;
    throw new Error('an action for programs answers by a response');
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    const { status, headers } = isData(thrown) ? (thrown.init ?? {}) : {};
    if (status === undefined) throw thrown;
    // As the framework marks what has no page of its own.
    return new Response(null, {
      status,
      headers: { ...Object.fromEntries(new Headers(headers)), 'x-remix-error': 'yes' },
    });
  }
}

/** The framework's `data()`, as guards throw it. */
function isData(thrown: unknown): thrown is { init: ResponseInit | null } {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'type' in thrown &&
    thrown.type === 'DataWithResponseInit'
  );
}

/** First segment of an address, which can be decoded (`market-server` refuses others), as routes are compared with it. */
function beginningOf(address: string): string {
  const [, first = ''] = new URL(address).pathname.split(/\/+/);
  // By `<page>.data` the framework's scripts ask for a page's data.
  return decodeURIComponent(first)
    .replace(/\.data$/, '')
    .toLowerCase();
}

/** By route that can be matched: the first segment that its addresses have; null where they may have any or none. */
function beginningsOf(routes: Routes): ReadonlyMap<string, string | null> {
  const segmentsOf = (id: string): string[] => {
    const route = routes[id];
    if (!route) return [];
    const own = route.path?.split('/').filter(Boolean) ?? [];
    return route.parentId ? [...segmentsOf(route.parentId), ...own] : own;
  };
  return new Map(
    Object.values(routes).flatMap((route) => {
      if (!route || (route.path === undefined && !route.index)) return [];
      const [first] = segmentsOf(route.id);
      const isFixed = first !== undefined && !/^:|\*|\?$/.test(first);
      return [[route.id, isFixed ? first.toLowerCase() : null] as const];
    }),
  );
}

/** The build with no other routes than those whose addresses can begin so, and the layouts around them. */
function partOf(
  build: ServerBuild,
  begins: ReadonlyMap<string, string | null>,
  beginning: string,
): ServerBuild {
  const kept = new Set<string>();
  for (const [id, begin] of begins) {
    if (begin !== null && begin !== beginning) continue;
    for (let at: string | undefined = id; at !== undefined; at = build.routes[at]?.parentId) kept.add(at);
  }
  const only = <Of>(all: Record<string, Of>): Record<string, Of> =>
    Object.fromEntries(Object.entries(all).filter(([id]) => kept.has(id)));
  return {
    ...build,
    routes: only(build.routes),
    assets: { ...build.assets, routes: only(build.assets.routes) },
  };
}

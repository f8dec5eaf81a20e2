import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { ROOT } from '#tests/support/templates.ts';

export type ProductRoute = {
  id: string;
  /** "/products/:slug" */
  pattern: string;
  /** Of its loader and action; undefined where it has none, null where it has one without a rule. */
  loader: string | null | undefined;
  action: string | null | undefined;
};

/** Every route of the build, so that none can be forgotten. */
export async function productRoutes(): Promise<ProductRoute[]> {
  const build: ServerBuild = await import(
    /* @vite-ignore */ pathToFileURL(join(ROOT, 'build/server/remix.js')).href
  );
  const routes = build.routes;
  const patternOf = (id: string | undefined): string => {
    const route = id === undefined ? undefined : routes[id];
    return route ? patternOf(route.parentId) + (route.path ? `/${route.path}` : '') : '';
  };
  return Object.values(routes).flatMap((route) =>
    route
      ? [
          {
            id: route.id,
            pattern: patternOf(route.id) || '/',
            loader: audienceOf(route.module.loader),
            action: audienceOf(route.module.action),
          },
        ]
      : [],
  );
}

function audienceOf(handler: unknown): string | null | undefined {
  if (handler === undefined) return undefined;
  return typeof handler === 'function' && 'audience' in handler ? String(handler.audience) : null;
}

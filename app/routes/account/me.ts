import { areasOf, homeOf } from '#app/routes/account/areas-of.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** Who is looking, for the head of storefront pages, which are the same for everybody. */
export const loader = loaderFor('public', async ({ actor }) => {
  const roles = actor?.memberships.map(({ role }) => role) ?? [];
  const visitor = actor
    ? {
        signedIn: true,
        name: actor.name,
        home: homeOf(roles),
        areas: areasOf(roles).map((area) => `/${area}`),
      }
    : { signedIn: false };
  return Response.json(visitor, { headers: { 'cache-control': 'no-store' } });
});

import { data } from '@remix-run/node';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';

/** Every address that nothing else answers. */
export const loader = loaderFor('public', async () => {
  throw data(null, { status: 404 });
});

export const action = actionFor('public', async () => {
  throw data(null, { status: 404 });
});

export default function NotFound() {
  return null;
}

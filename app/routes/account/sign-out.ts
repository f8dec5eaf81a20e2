import { redirect } from '@remix-run/node';
import { signOut } from '#app/domain/accounts/sign-out.server.ts';
import { noSessionCookie } from '#app/routes/account/session-cookies.server.ts';
import { countCookie } from '#app/routes/cart-cookies.server.ts';
import { actionFor, loaderFor, SIGN_IN_PATH } from '#app/routes/route-guard.server.ts';

/** A link cannot sign anybody out. */
export const loader = loaderFor('public', async () => redirect('/', 303));

/** Ends the session here and on the server, and clears what pages of the signed-in areas left in the browser. */
export const action = actionFor('public', async ({ context, actor }) => {
  if (actor) await signOut(context, actor);
  const headers = new Headers({ 'clear-site-data': '"storage"' });
  headers.append('set-cookie', noSessionCookie(context));
  headers.append('set-cookie', countCookie(context, 0));
  return redirect(`${SIGN_IN_PATH}?done=signed-out`, { status: 303, headers });
});

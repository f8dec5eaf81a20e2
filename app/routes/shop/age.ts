import { redirect } from '@remix-run/node';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { AGE_DECLARED } from '#app/routes/shop/visitor.server.ts';
import { safeNext } from '#app/routes/system/safe-next.ts';
import { AGE_COOKIE } from '#app/server/http/cached-pages.server.ts';
import { writeCookie } from '#app/server/http/cookies.ts';

const KEPT_SECONDS = 30 * 24 * 60 * 60;

/** Nothing to read here: a declaration is a POST. */
export const loader = loaderFor('public', async () => redirect('/', 303));

/** Declares (or takes back) that the visitor is 18 or older, and goes back to where they were. */
export const action = actionFor('public', async ({ request, context }) => {
  const form = await request.formData();
  const declared = form.get('declared') === 'yes';
  return redirect(safeNext(form.get('next')), {
    status: 303,
    headers: {
      'set-cookie': writeCookie(AGE_COOKIE, declared ? AGE_DECLARED : '', {
        maxAge: declared ? KEPT_SECONDS : 0,
        secure: context.config.isPublicHttps,
      }),
    },
  });
});

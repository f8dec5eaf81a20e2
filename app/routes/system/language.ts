import { redirect } from '@remix-run/node';
import { isLanguage } from '#app/i18n/language.ts';
import { actionFor, LANGUAGE_COOKIE, loaderFor } from '#app/routes/route-guard.server.ts';
import { safeNext } from '#app/routes/system/safe-next.ts';
import { writeCookie } from '#app/server/http/cookies.ts';

const KEPT_SECONDS = 365 * 24 * 60 * 60;

/** Nothing to read here: choosing a language is a POST. */
export const loader = loaderFor('public', async () => redirect('/', 303));

/** Keeps the language of the signed-in areas in a cookie and goes back to the page. */
export const action = actionFor('public', async ({ request, context }) => {
  const form = await request.formData();
  const language = form.get('language');
  const cookie = isLanguage(language)
    ? {
        'set-cookie': writeCookie(LANGUAGE_COOKIE, language, {
          maxAge: KEPT_SECONDS,
          secure: context.config.isPublicHttps,
        }),
      }
    : undefined;
  return redirect(safeNext(form.get('next')), { status: 303, headers: cookie });
});

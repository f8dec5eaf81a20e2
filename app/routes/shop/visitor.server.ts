import type { GuardedArgs } from '#app/routes/route-guard.server.ts';
import { AGE_COOKIE } from '#app/server/http/cached-pages.server.ts';
import { readCookie } from '#app/server/http/cookies.ts';
import { endOfLocalDay, localDate } from '#app/server/local-date.ts';

export const AGE_DECLARED = '18';

/** True when the visitor has declared to be 18 or older. The only thing of a visitor that a cacheable page may read. */
export function isAdult(request: Request): boolean {
  return readCookie(request.headers.get('cookie'), AGE_COOKIE) === AGE_DECLARED;
}

/**
 * Marks a page as one for everybody: it shows these things, and is right until the local day ends, because stars lapse
 * and seasons turn at midnight only.
 */
export function sharedPage(
  { page, context }: Pick<GuardedArgs<'public'>, 'page' | 'context'>,
  ...tags: string[]
): void {
  // Stars and places come from the register: an import makes every page new.
  page.tag('register', ...tags);
  page.until(endOfLocalDay(localDate(context.clock.now())));
}

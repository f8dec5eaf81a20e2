/**
 * Where to go after a form: a path of this site, or `/`. Anything that a browser could read as another site
 * (`//host`, `/\host`, control characters, a scheme) is refused.
 */
export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return '/';
  return next;
}

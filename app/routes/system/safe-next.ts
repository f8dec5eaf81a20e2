/**
 * Where to go after a form: a path of this site, or `/`. Anything that a browser could read as another site
 * (`//host`, `/\host`, control characters, a scheme) is refused. What is no plain ASCII is written in %, because the
 * path goes into a header.
 */
export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}\p{Cs}]*$/u.test(next)) return '/';
  return next.replace(/[^!-~]/gu, encodeURIComponent);
}

import type { OpenedSession } from '#app/domain/accounts/open-session.server.ts';
import type { Context } from '#app/server/context.ts';
import { readCookie, sessionCookieName, writeCookie } from '#app/server/http/cookies.ts';

const DEVICE_COOKIE = 'known-device';
const DEVICE_SECONDS = 365 * 24 * 60 * 60;

/** Set-Cookie for a session that has begun. */
export function sessionCookie({ config }: Context, { token, lifetimeMs }: OpenedSession): string {
  return writeCookie(sessionCookieName(config.isPublicHttps), token, {
    maxAge: Math.floor(lifetimeMs / 1000),
    secure: config.isPublicHttps,
  });
}

/** Set-Cookie that takes the session's cookie away. */
export function noSessionCookie({ config }: Context): string {
  return writeCookie(sessionCookieName(config.isPublicHttps), '', {
    maxAge: 0,
    secure: config.isPublicHttps,
  });
}

/** Set-Cookie for the mark of a browser in which the account has signed in. */
export function deviceCookie({ config }: Context, mark: string): string {
  return writeCookie(DEVICE_COOKIE, mark, { maxAge: DEVICE_SECONDS, secure: config.isPublicHttps });
}

/** What the browser brought along from earlier. */
export function readSignInCookies({ config }: Context, request: Request) {
  const header = request.headers.get('cookie');
  return {
    formerToken: readCookie(header, sessionCookieName(config.isPublicHttps)),
    deviceMark: readCookie(header, DEVICE_COOKIE),
    device: request.headers.get('user-agent'),
  };
}

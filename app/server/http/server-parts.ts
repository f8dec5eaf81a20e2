import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '#app/server/context.ts';
import type { HtmlCache } from '#app/server/html-cache/html-cache.server.ts';
import { readCookie, sessionCookieName } from '#app/server/http/cookies.ts';
import type { PageNotes } from '#app/server/page-notes.ts';

/** What is known of a request besides what it says. */
export type AboutRequest = {
  readonly page: PageNotes;
  /** What limits are counted by. */
  readonly clientAddress: string;
  /** It comes straight from this machine or its own network. */
  readonly isLocalVisitor: boolean;
  /** Ends when the server is about to: what waits for something waits no longer. */
  readonly stopping: AbortSignal;
  /** It holds no place among the pages: only then may its answer wait for anything but the database. */
  readonly mayWait: boolean;
};

/** Answers one request with the pages' framework. */
export type PageHandler = (request: Request, about: AboutRequest) => Promise<Response>;

/** Answers files of the build and of public/; false when it has none at that address. */
export type StaticHandler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export type ServerParts = {
  context: Context;
  pages: PageHandler;
  files: StaticHandler;
  cache: HtmlCache | null;
  /** What /readyz checks: null when all is well, else what is wrong. */
  readiness: () => Promise<string | null>;
  /** What is told that a payment provider waits for an answer. @returns says that it has it. */
  noticeComes?: () => () => void;
  /** Ends when the process is told to stop. */
  stopping?: AbortSignal;
};

const never = new AbortController().signal;

export function stoppingOf({ stopping }: ServerParts): AbortSignal {
  return stopping ?? never;
}

/** The headers of a framework's answer that we pass on; cookies go their own way. */
export function plainHeaders(response: Response): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie' && name !== 'transfer-encoding' && name !== 'connection') headers[name] = value;
  }
  return headers;
}

export function hasSession(incoming: IncomingMessage, isHttps: boolean): boolean {
  return readCookie(incoming.headers.cookie, sessionCookieName(isHttps)) !== null;
}

export function headerOptions(config: Context['config']) {
  return { isHttps: config.isPublicHttps, isDevelopment: config.mode === 'development' };
}

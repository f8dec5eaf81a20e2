import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { type Actor, producersOf, type SellerActor, staffRole } from '#app/domain/accounts/actor.ts';
import { readSession } from '#app/domain/accounts/read-session.server.ts';
import { findOwnElsewhere } from '#app/domain/payments/find-own-elsewhere.server.ts';
import type { Language } from '#app/i18n/language.ts';
import type { Context } from '#app/server/context.ts';
import { isDomainError, isNotFound } from '#app/server/domain-error.ts';
import { readCookie } from '#app/server/http/cookies.ts';
import { cannotSavePage, unreadableFormPage } from '#app/server/http/plain-answer.ts';
import { isUnreadableForm, withReadableForm } from '#app/server/http/read-form.ts';
import type { AboutRequest } from '#app/server/http/server-parts.ts';
import type { PageNotes } from '#app/server/page-notes.ts';
import { isTooManyTries } from '#app/server/rate-limit.server.ts';
import { limitSaving, refuseWrites } from '#app/server/rate-limit-saving.server.ts';
import { isStorageFull } from '#app/server/storage/storage.ts';

/**
 * Who may open a route. Every loader and action is made by `loaderFor` or `actionFor`, so a route without a rule
 * cannot be written; the table of `tests/http/access` holds what each audience gets everywhere. `signingIn` is for the
 * page that asks for the second factor: whoever owes it sees no other page of their own.
 */
export type Audience = 'public' | 'signingIn' | 'signedIn' | 'seller' | 'department' | 'operator' | 'demo';

type ActorOf<A extends Audience> = A extends 'seller'
  ? SellerActor
  : A extends 'signingIn' | 'signedIn' | 'department' | 'operator'
    ? Actor
    : Actor | null;

/** What server.ts hands to Remix for each request. */
export type RequestContext = AboutRequest & {
  readonly market: Context;
  /** The signed-in person, looked up once and only when asked for. */
  readonly readActor: () => Promise<Actor | null>;
};

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestContext {}
}

export type GuardedArgs<A extends Audience> = {
  request: Request;
  params: Readonly<Record<string, string | undefined>>;
  url: URL;
  context: Context;
  actor: ActorOf<A>;
  /** The page's language: the address's on the storefront, the person's own in the portals. */
  language: Language;
  page: PageNotes;
  clientAddress: string;
  isLocalVisitor: boolean;
  stopping: AbortSignal;
  mayWait: boolean;
};

export type GuardedAction<A extends Audience> = GuardedArgs<A>;

/** The cookie by which a member of several producers chooses one. */
export const PRODUCER_COOKIE = 'producer';
export const LANGUAGE_COOKIE = 'lang';
export const SIGN_IN_PATH = '/account/sign-in';
/** Of a platform's way back: its seller was signed out meanwhile. */
export const SIGNED_OUT = 'signedOut';
export const SECOND_FACTOR_PATH = '/account/second-factor';

/** A loader that runs only for its audience. Not signed in: to the sign-in page and back. Wrong role: 403. */
export function loaderFor<A extends Audience, Result>(
  audience: A,
  load: (args: GuardedArgs<A>) => Promise<Result>,
) {
  const loader = async (args: LoaderFunctionArgs) =>
    answer(args, async () => {
      const admitted = await guarded(audience, args);
      try {
        return await load(admitted);
      } catch (error) {
        throw isNotFound(error) ? await ofAnotherProducer(admitted, error) : error;
      }
    });
  return Object.assign(loader, { audience });
}

/** Not there for the producer that somebody acts for, but for another one of theirs: the page says for which. */
async function ofAnotherProducer(
  { actor, context, params }: Pick<GuardedArgs<Audience>, 'actor' | 'context' | 'params'>,
  error: unknown,
): Promise<unknown> {
  if (actor === null || !isForProducer(actor)) return error;
  const producer = await findOwnElsewhere(context, actor, params);
  return producer === null ? error : data({ code: 'otherProducer', params: { producer } }, { status: 404 });
}

const isForProducer = (actor: Actor | SellerActor): actor is SellerActor => 'producerId' in actor;

/** An action that runs only for its audience. A DomainError that it throws becomes a 400 that names it. */
export function actionFor<A extends Audience, Result>(
  audience: A,
  act: (args: GuardedAction<A>) => Promise<Result>,
) {
  const action = async (args: ActionFunctionArgs) => {
    return answer(args, async () => {
      const admitted = await guarded(audience, args);
      const { actor, context: market } = admitted;
      const tooMany = actor && limitSaving(market, actor.personId, args.request);
      const context = tooMany ? refuseWrites(market, tooMany) : market;
      const refusal: Refusal = { thrown: null };
      const request = withReadableForm(withGuardAgain(audience, args, actor, refusal));
      try {
        return await act({ ...admitted, context, request });
      } catch (error) {
        throw refusal.thrown ?? error;
      }
    });
  };
  return Object.assign(action, { audience });
}

/**
 * The same request, whose body ends only for somebody who may still do this once it has all come: it may take its time,
 * and a role may be taken back or a person erased meanwhile.
 * @param admitted who was let in before.
 * @param refusal keeps what the second look threw, since whoever reads the body makes an error of their own of it.
 */
function withGuardAgain(
  audience: Audience,
  args: ActionFunctionArgs,
  admitted: Actor | SellerActor | null,
  refusal: Refusal,
): Request {
  const { request, context } = args;
  if (!request.body || audience === 'public' || audience === 'demo') return request;
  const readActor = () => readSession(context.market, request.headers.get('cookie'));
  const body = request.body.pipeThrough(
    new TransformStream({
      async flush() {
        try {
          const { actor } = await guarded(audience, { ...args, context: { ...context, readActor } });
          if (producerOf(actor) !== producerOf(admitted)) throw forbidden();
        } catch (error) {
          refusal.thrown = error;
          throw error;
        }
      },
    }),
  );
  return new Request(request, { body, duplex: 'half' } as RequestInit);
}

type Refusal = { thrown: unknown };

/** Whose goods somebody acts on; undefined outside the producers' portal. */
function producerOf(actor: Actor | SellerActor | null): string | undefined {
  return actor && isForProducer(actor) ? actor.producerId : undefined;
}

async function guarded<A extends Audience>(audience: A, args: LoaderFunctionArgs): Promise<GuardedArgs<A>> {
  const { market, page, readActor, clientAddress, isLocalVisitor, stopping, mayWait } = args.context;
  const url = new URL(args.request.url);
  const actor =
    audience === 'public' || audience === 'demo' ? await readActor() : await admit(audience, args, url);
  if (audience === 'demo' && !market.config.demo && market.config.mode !== 'development') throw notFound();
  return {
    request: args.request,
    params: args.params,
    url,
    context: market,
    actor: actor as ActorOf<A>,
    language: pageLanguage(url, args.request, actor),
    page,
    clientAddress,
    isLocalVisitor,
    stopping,
    mayWait,
  };
}

async function admit(audience: Exclude<Audience, 'public' | 'demo'>, args: LoaderFunctionArgs, url: URL) {
  const actor = await args.context.readActor();
  if (!actor) throw redirect(`${SIGN_IN_PATH}?next=${encodeURIComponent(wayBackTo(url))}`, 303);
  if (actor.owesSecondFactor && audience !== 'signingIn') throw askForSecondFactor(url);
  switch (audience) {
    case 'signingIn':
    case 'signedIn':
      return actor;
    case 'seller':
      return sellerActor(actor, args.request);
    case 'department':
      return staffActor(actor, staffRole(actor) !== null, url);
    case 'operator':
      return staffActor(actor, staffRole(actor) === 'operator', url);
  }
}

/** Where platforms send sellers back to, with a code that opens their shop. */
const SHOP_CALLBACK = /^\/seller\/channels\/[^/]+\/callback$/;

/**
 * Where to go once somebody is signed in. A platform's code is left out, because addresses stay in histories and logs:
 * the page says that they were signed out, and the shop is connected anew.
 */
function wayBackTo({ pathname, search }: URL): string {
  return SHOP_CALLBACK.test(pathname) ? `${pathname}?${SIGNED_OUT}=1` : pathname + search;
}

function sellerActor(actor: Actor, request: Request): SellerActor {
  const producers = producersOf(actor);
  const chosen = readCookie(request.headers.get('cookie'), PRODUCER_COOKIE);
  const producerId = producers.find((id) => id === chosen) ?? producers[0];
  if (!producerId) throw forbidden();
  return { ...actor, producerId };
}

/** Staff show a second factor in every session before they see anything. */
function staffActor(actor: Actor, isAllowed: boolean, url: URL): Actor {
  if (!isAllowed) throw forbidden();
  if (!actor.hasSecondFactor) throw askForSecondFactor(url);
  return actor;
}

function askForSecondFactor(url: URL): Response {
  return redirect(`${SECOND_FACTOR_PATH}?next=${encodeURIComponent(wayBackTo(url))}`, 303);
}

function pageLanguage(url: URL, request: Request, actor: Actor | null): Language {
  const path = url.pathname.replace(/\.data$/, '');
  if (path === '/en' || path.startsWith('/en/')) return 'en';
  const isPortal = /^\/(seller|field|department|account|system)(\/|$)/.test(path);
  if (!isPortal) return 'vi';
  const chosen = readCookie(request.headers.get('cookie'), LANGUAGE_COOKIE);
  return chosen === 'vi' || chosen === 'en' ? chosen : (actor?.language ?? 'vi');
}

async function answer<Result>({ context }: LoaderFunctionArgs, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isNotFound(error)) throw notFound();
    if (isUnreadableForm(error)) throw unreadable(error.status);
    if (isTooManyTries(error)) {
      const headers = { 'Retry-After': String(error.retryAfterSeconds) };
      throw data({ code: error.code, field: error.field, params: error.params }, { status: 429, headers });
    }
    if (isDomainError(error)) {
      throw data({ code: error.code, field: error.field, params: error.params }, { status: 400 });
    }
    if (isStorageFull(error) || context.market.store.dialect.isStorageFull(error)) {
      context.market.log.error({ evt: 'storage.full', err: error }, 'nothing can be saved: no room left');
      throw noRoom();
    }
    if (context.market.store.dialect.isAway(error)) {
      context.market.log.error({ evt: 'database.away', err: error }, 'the database is away');
      // The server puts Retry-After beside it, which the framework drops on its way through an error page.
      throw data(null, { status: 503 });
    }
    throw error;
  }
}

/** Nothing can be saved for lack of room, which is nobody's fault who sent something; reading goes on. */
function noRoom(): Response {
  return new Response(cannotSavePage(), {
    status: 503,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Retry-After': '60' },
  });
}

/** A page of its own, because some forms go to addresses that have none; those that have one show theirs. */
function unreadable(status: number): Response {
  return new Response(unreadableFormPage(status), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}

function notFound() {
  return data(null, { status: 404 });
}

function forbidden() {
  return data(null, { status: 403 });
}

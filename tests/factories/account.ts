import type { Actor } from '#app/domain/accounts/actor.ts';
import { createPerson } from '#app/domain/accounts/create-person.server.ts';
import { readSession } from '#app/domain/accounts/read-session.server.ts';
import { type SignIn, signIn } from '#app/domain/accounts/sign-in.server.ts';
import type { Context } from '#app/server/context.ts';
import { sessionCookieName } from '#app/server/http/cookies.ts';
import type { Role } from '#db/tables/accounts.ts';

export const PHONE = '0912 345 678';
export const PASSWORD = 'ruộng bậc thang mùa lúa';

/** A person with phone and password, with a role where one is given. */
export function account(
  context: Context,
  { phone = PHONE, role }: { phone?: string; role?: Role } = {},
): Promise<string> {
  return createPerson(context, {
    name: 'Giàng Thị Mẩy',
    phone,
    email: `${phone.replace(/\D/g, '')}@vidu.vn`,
    password: PASSWORD,
    ...(role ? { role: { role } } : {}),
  });
}

/** A sign-in as a browser at 10.0.0.1 would try it. */
export function tryIn(context: Context, input: Partial<SignIn> = {}) {
  return signIn(context, {
    login: PHONE,
    password: PASSWORD,
    clientAddress: '10.0.0.1',
    device: 'Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36',
    deviceMark: null,
    formerToken: null,
    ...input,
  });
}

/** Who comes with this token. */
export function whoHas(context: Context, token: string): Promise<Actor | null> {
  return readSession(context, `${sessionCookieName(context.config.isPublicHttps)}=${token}`);
}

/** The same where somebody must. */
export async function actorOf(context: Context, token: string): Promise<Actor> {
  const actor = await whoHas(context, token);
  if (!actor) throw new Error('the token opens no session');
  return actor;
}

/** The code of a refusal, or what came instead. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'no refusal';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

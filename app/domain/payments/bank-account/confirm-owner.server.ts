import type { Actor } from '#app/domain/accounts/actor.ts';
import { confirmPassword } from '#app/domain/accounts/confirm-password.server.ts';
import type { Context } from '#app/server/context.ts';
import { isDemoMarket } from '#app/server/demo-market.server.ts';

/**
 * Asks for the password before money can be led elsewhere. People of the demo have none.
 * @throws TooManyTries, DomainError wrongPassword (field password).
 */
export async function confirmOwner(context: Context, actor: Actor, password: string): Promise<void> {
  if (await isDemoMarket(context)) return;
  await confirmPassword(context, actor, password, 'password');
}

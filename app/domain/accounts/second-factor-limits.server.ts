import type { Actor } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';
import { forgetPoints, takePoint } from '#app/server/rate-limit.server.ts';

const FEW_MS = 15 * 60_000;
const MANY_MS = 60 * 60_000;

/**
 * Counts a try at the second factor: a few per person and address, and over all addresses as many an hour as one
 * address has sign-ins. Whoever can use these up knows the password already, so this keeps no stranger's victim out.
 * @throws TooManyTries.
 */
export async function countSecondFactorTry(
  context: Context,
  actor: Actor,
  clientAddress: string,
): Promise<void> {
  const { limits } = context.config;
  await takePoint(context, addressKey(actor, clientAddress), limits.signInPerAccount, FEW_MS);
  await takePoint(context, `second-factor-person|${actor.personId}`, limits.signInPerAddress, MANY_MS);
}

/** The right code starts the few tries afresh. */
export async function forgetSecondFactorTries(
  context: Context,
  actor: Actor,
  clientAddress: string,
): Promise<void> {
  await forgetPoints(context, addressKey(actor, clientAddress));
}

function addressKey(actor: Actor, clientAddress: string): string {
  return `second-factor|${actor.personId}|${clientAddress}`;
}

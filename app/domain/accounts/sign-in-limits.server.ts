import type { Context } from '#app/server/context.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { forgetPoints, giveBackPoint, isTooManyTries, takePoint } from '#app/server/rate-limit.server.ts';

const MINUTE_MS = 60_000;
const FEW_MS = 15 * MINUTE_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** Wrong tries for one account from all unknown devices in a day, as a multiple of those from one address, that are free. */
const FREE_TRIES = 4;
/** Further ones wait: twice as long each time, and never longer than a person can wait. */
const FIRST_WAIT_MS = MINUTE_MS;
const LONGEST_WAIT_MS = FEW_MS;
/** Wrong tries from one address in an hour, as a multiple of the limit after which accounts are tried once each. */
const SPRAYING = 20;

export type SignInTry = {
  /** Names the account by a keyed hash, whether there is one or not. */
  accountKey: string;
  /** An address, of IPv6 its /64. */
  clientAddress: string;
  /** The browser's own name, when the account has signed in there before. */
  knownDevice: string | null;
};

/**
 * Counts a try to sign in before its password is looked at (OWASP ASVS 5.0.0, 6.1.1 and 6.3.1).
 *
 * - A known device is counted by itself alone: what strangers try, from wherever, cannot keep its owner out.
 * - Elsewhere an account may be tried a few times from each address in a quarter of an hour; and, from all addresses
 *   together, a few times as often in a day, after which each further try waits for longer, up to a quarter of an hour.
 *   So guesses are bounded to about two hundred a day from however many addresses. An address that has not been wrong
 *   about the account waits apart from those that have, so that one stubborn guesser does not take every turn.
 * - An address with many wrong tries may go on, with one try an account in a quarter of an hour: a neighbour behind the
 *   same address cannot keep others out by guessing. Only very many end it, for the rest of the hour.
 * @returns what to call when the password was right.
 * @throws TooManyTries; such a try counts nowhere.
 */
export async function countSignInTry(context: Context, tried: SignInTry): Promise<() => Promise<void>> {
  const { accountKey, clientAddress, knownDevice } = tried;
  const { signInPerAccount, signInPerAddress } = context.config.limits;
  const here = `sign-in|${accountKey}|${knownDevice ?? clientAddress}`;
  await takePoint(context, here, signInPerAccount, FEW_MS);
  if (knownDevice) return () => forgetPoints(context, here);

  const address = `sign-in-address|${clientAddress}`;
  const once = `sign-in-once|${accountKey}|${clientAddress}`;
  const everywhere = `sign-in-everywhere|${accountKey}`;
  const taken: string[] = [here];
  try {
    taken.push(address);
    const fromHere = await takePoint(context, address, signInPerAddress * SPRAYING, HOUR_MS);
    if (fromHere > signInPerAddress) await takePoint(context, once, 1, FEW_MS);
    taken.push(everywhere);
    const soFar = await takePoint(context, everywhere, Number.MAX_SAFE_INTEGER, DAY_MS);
    await waitTurn(context, tried, soFar - signInPerAccount * FREE_TRIES);
  } catch (error) {
    if (isTooManyTries(error)) for (const key of taken) await giveBackPoint(context, key);
    throw error;
  }
  return async () => {
    for (const key of [here, once]) await forgetPoints(context, key);
    for (const key of [address, everywhere]) await giveBackPoint(context, key);
  };
}

/** @param beyond how many tries there were from unknown devices beyond the free ones; none are held back before. */
async function waitTurn(
  context: Context,
  { accountKey, clientAddress }: SignInTry,
  beyond: number,
): Promise<void> {
  if (beyond <= 0) return;
  const triesHere = `sign-in-wrong-here|${accountKey}|${clientAddress}`;
  const isFresh = (await takePoint(context, triesHere, Number.MAX_SAFE_INTEGER, DAY_MS)) === 1;
  const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (beyond - 1), LONGEST_WAIT_MS);
  const turn = `sign-in-wait|${accountKey}|${isFresh ? 'fresh' : 'again'}`;
  await takePoint(context, turn, 1, waitMs, LONGEST_WAIT_MS);
}

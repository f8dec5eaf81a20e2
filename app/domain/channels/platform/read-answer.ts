import { type PlatformAnswer, PlatformTrouble } from '#app/domain/channels/platform/platform.ts';

/** What an answer's text says; null where it is no JSON, as a gateway's page of its own is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** How long a platform asks to be left alone, ms, from its Retry-After in seconds; undefined where it names none. */
export function retryAfterMs(headers: PlatformAnswer['headers']): number | undefined {
  const seconds = Number(headers['retry-after']);
  return seconds > 0 ? seconds * 1000 : undefined;
}

/** "Too fast" without words of the platform's own, as its gateway says it. @param name the platform's. */
export function tooFast(name: string, { headers }: PlatformAnswer): PlatformTrouble {
  return new PlatformTrouble('rate', `${name}: 429`, { retryAfterMs: retryAfterMs(headers) });
}

/**
 * A call for tokens. Where there is no token yet, "not allowed" means that the seller must say yes again.
 * @throws PlatformTrouble `reauthorise` in place of `token` and `refused`.
 */
export async function tokenCall<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const isDead = error instanceof PlatformTrouble && (error.kind === 'token' || error.kind === 'refused');
    throw isDead ? new PlatformTrouble('reauthorise', error.message) : error;
  }
}

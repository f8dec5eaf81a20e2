import { type PlatformAnswer, PlatformTrouble } from '#app/domain/channels/platform/platform.ts';

/** What an answer's text says; null where it is no JSON, as a gateway's page of its own is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A shop is asked again after an hour whatever it says: a slip of a gateway must not hold its goods for days. */
const LONGEST_WAIT_MS = 60 * 60_000;

/**
 * How long a platform asks to be left alone, ms, at most an hour; undefined where it names no time to come. Retry-After
 * is whole seconds or an HTTP date (RFC 9110, 10.2.3); a date counts from the answer's own Date, as clocks differ.
 * @param now ms UTC, where the answer bears no date.
 */
export function retryAfterMs(headers: PlatformAnswer['headers'], now = Date.now()): number | undefined {
  const text = headers['retry-after']?.trim() ?? '';
  const wait = /^\d+(\.\d+)?$/.test(text)
    ? Number(text) * 1000
    : httpDate(text) - (httpDate(headers.date ?? '') || now);
  return wait > 0 ? Math.min(Math.ceil(wait), LONGEST_WAIT_MS) : undefined;
}

/** Ms UTC of "Fri, 27 Nov 2026 10:00:00 GMT"; NaN for anything else, of which Date.parse would make some day or other. */
function httpDate(text: string): number {
  return /^[A-Z][a-z]{2,8}, .+ GMT$/.test(text.trim()) ? Date.parse(text) : Number.NaN;
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

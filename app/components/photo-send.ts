import type { Photo } from '#app/domain/media/photo.ts';
import type { ErrorCode } from '#app/i18n/errors.ts';
import { isErrorCode } from '#app/i18n/errors.ts';

export type SendOutcome =
  | { photo: Photo }
  /** Not taken, for good. */
  | { code: ErrorCode; params: Record<string, string | number> }
  /** Try again: what has arrived is kept. */
  | { again: 'failed' | 'offline' | 'signedOut' };

export type SendPhoto = {
  key: string;
  sha256: string | null;
  blob: Blob;
  name: string;
  signal: AbortSignal;
  /** Bytes that have arrived. */
  onProgress: (received: number) => void;
};

const SMALLEST_PIECE = 32 * 1024;
const FIRST_PIECE = 128 * 1024;
const LARGEST_PIECE = 1024 * 1024;
/** A piece should take about this long: short enough to be lost, long enough to be worth a request. Milliseconds. */
const PIECE_MS = 2_500;
/** Waits before the automatic attempts after a broken connection. Milliseconds. */
const RETRY_WAITS = [1_000, 3_000, 8_000];
/** Nothing in this time is a broken connection too. Milliseconds. */
const SILENCE_MS = 60_000;

/** Sends one photo to `/media/photos/:key`, piece by piece, going on after every break where the server says. */
export async function sendPhoto(photo: SendPhoto): Promise<SendOutcome> {
  let size = FIRST_PIECE;
  let breaks = 0;
  let offset: number | null = null;
  for (;;) {
    const startedAt = performance.now();
    const answer: Answer = offset === null ? await ask(photo) : await sendPiece(photo, offset, size);
    if ('again' in answer) {
      const wait = RETRY_WAITS[breaks];
      if (answer.again !== 'failed' || wait === undefined || photo.signal.aborted) return answer;
      breaks += 1;
      size = Math.max(SMALLEST_PIECE, size / 2);
      await new Promise((resolve) => setTimeout(resolve, wait));
      // Only the server knows how much of the broken piece it has.
      offset = null;
      continue;
    }
    if (!('received' in answer)) return answer;
    if (offset !== null && answer.received > offset) {
      breaks = 0;
      const pace = PIECE_MS / Math.max(1, performance.now() - startedAt);
      size = Math.round(Math.min(LARGEST_PIECE, Math.max(SMALLEST_PIECE, size * Math.min(2, pace))));
    }
    offset = answer.received;
    photo.onProgress(offset);
  }
}

type Answer = SendOutcome | { received: number };

function ask({ key, sha256, signal }: SendPhoto): Promise<Answer> {
  return request(`/media/photos/${key}${sha256 ? `?sha256=${sha256}` : ''}`, { signal });
}

function sendPiece({ key, blob, name, signal }: SendPhoto, received: number, size: number): Promise<Answer> {
  // With everything there and no photo yet, the last byte again asks for the end.
  const offset = Math.min(received, blob.size - 1);
  const end = Math.min(blob.size, offset + size);
  return request(`/media/photos/${key}`, {
    method: 'PUT',
    body: blob.slice(offset, end),
    headers: {
      'content-type': 'application/octet-stream',
      'content-range': `bytes ${offset}-${end - 1}/${blob.size}`,
      'x-file-name': encodeURIComponent(name.slice(0, 100)),
    },
    signal,
  });
}

async function request(address: string, init: RequestInit): Promise<Answer> {
  if (isOffline()) return { again: 'offline' };
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), SILENCE_MS);
  const stop = () => silence.abort();
  init.signal?.addEventListener('abort', stop);
  try {
    const response = await fetch(address, { ...init, signal: silence.signal, redirect: 'manual' });
    if (response.type === 'opaqueredirect' || response.status === 401 || response.status === 403) {
      return { again: 'signedOut' };
    }
    if (![200, 202, 409, 422].includes(response.status)) return { again: 'failed' };
    return readAnswer(await response.json());
  } catch {
    return { again: isOffline() ? 'offline' : 'failed' };
  } finally {
    clearTimeout(timer);
    init.signal?.removeEventListener('abort', stop);
  }
}

function isOffline(): boolean {
  return navigator.onLine === false;
}

function readAnswer(answer: unknown): Answer {
  if (typeof answer !== 'object' || answer === null) return { again: 'failed' };
  if ('photo' in answer) return { photo: answer.photo as Photo };
  if ('received' in answer && typeof answer.received === 'number') return { received: answer.received };
  if ('code' in answer && isErrorCode(answer.code)) {
    const params = 'params' in answer ? (answer.params as Record<string, string | number>) : {};
    return { code: answer.code, params };
  }
  return { again: 'failed' };
}

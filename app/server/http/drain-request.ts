import type { IncomingMessage } from 'node:http';

/** Longest remainder of a refused upload that is read. */
const MOST_DRAINED_BYTES = 64 * 1024 * 1024;
/** A sender that is silent for so long is not sending any more. */
const LONGEST_SILENCE_MS = 10_000;

/**
 * Reads away what is still coming of a request that has its answer. Browsers send a form whole before they look at what
 * came back: unread, the connection would hang until it is given up, and cut, the answer would be lost on its way.
 * Bounded in bytes and silence, beyond which the connection ends; the server's own `requestTimeout` bounds the whole.
 */
export function drainRequest(incoming: IncomingMessage): void {
  if (incoming.complete || incoming.destroyed) return;
  let drained = 0;
  const silence = setTimeout(() => incoming.destroy(), LONGEST_SILENCE_MS);
  silence.unref();
  incoming.on('data', (part: Buffer) => {
    silence.refresh();
    drained += part.length;
    if (drained > MOST_DRAINED_BYTES) incoming.destroy();
  });
  incoming.on('error', () => undefined);
  incoming.on('close', () => clearTimeout(silence));
  incoming.on('end', () => clearTimeout(silence));
  // Whoever read it before may have stopped it for good: a listener alone does not start it again.
  incoming.unpipe();
  incoming.resume();
}

import type { Config } from '#app/server/config.server.ts';
import { deriveKey, keysFor } from '#app/server/crypto/derive-key.server.ts';
import { open, seal } from '#app/server/crypto/seal.server.ts';

const placeOf = (eventId: string) => `payment-event:${eventId}`;

/** A provider's notice as it came; sealed, for such notices may name people. */
export function sealPaymentEvent(config: Config, eventId: string, body: string): string {
  return seal(deriveKey(config.appSecret, 'payment-event'), placeOf(eventId), body);
}

/** @throws CannotOpen */
export function openPaymentEvent(config: Config, eventId: string, sealed: string): string {
  return open(keysFor(config, 'payment-event'), placeOf(eventId), sealed);
}

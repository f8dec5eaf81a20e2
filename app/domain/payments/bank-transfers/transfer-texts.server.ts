import type { Config } from '#app/server/config.server.ts';
import { deriveKey, keysFor } from '#app/server/crypto/derive-key.server.ts';
import { open, seal } from '#app/server/crypto/seal.server.ts';

/** What a bank wrote of a transfer, or a person about it: both name people. */
export type TransferTextKind = 'text' | 'note';

const placeOf = (kind: TransferTextKind, transferId: string) => `bank-transfer-${kind}:${transferId}`;

export function sealTransferText(
  config: Config,
  kind: TransferTextKind,
  transferId: string,
  text: string,
): string {
  return seal(deriveKey(config.appSecret, 'bank-account'), placeOf(kind, transferId), text);
}

/** @throws CannotOpen */
export function openTransferText(
  config: Config,
  kind: TransferTextKind,
  transferId: string,
  sealed: string,
): string {
  return open(keysFor(config, 'bank-account'), placeOf(kind, transferId), sealed);
}

import { z } from 'zod';
import type { SeenTransfer } from '#app/domain/payments/bank-transfers/seen-transfer.ts';
import type { Config } from '#app/server/config.server.ts';
import { deriveKey, keysFor } from '#app/server/crypto/derive-key.server.ts';
import { open, seal } from '#app/server/crypto/seal.server.ts';

const rows = z.object({
  skipped: z.number(),
  seen: z.array(
    z.object({
      source: z.literal('statement'),
      externalId: z.string(),
      reference: z.string().nullable(),
      amount: z.number().int(),
      text: z.string(),
      occurredAt: z.number(),
    }),
  ),
});

const placeOf = (statementId: string) => `bank-statement:${statementId}`;

export function sealStatement(
  config: Config,
  statementId: string,
  statement: { seen: readonly SeenTransfer[]; skipped: number },
): string {
  return seal(deriveKey(config.appSecret, 'bank-account'), placeOf(statementId), JSON.stringify(statement));
}

/** @throws CannotOpen */
export function openStatement(config: Config, statementId: string, sealed: string): z.infer<typeof rows> {
  return rows.parse(JSON.parse(open(keysFor(config, 'bank-account'), placeOf(statementId), sealed)));
}

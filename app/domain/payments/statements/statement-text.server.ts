import { z } from 'zod';
import { columnsSchema } from '#app/domain/payments/statements/chosen-columns.ts';
import { NAMED_ACCOUNT } from '#app/domain/payments/statements/named-account.ts';
import type { ReadStatement } from '#app/domain/payments/statements/read-statement.server.ts';
import type { StatementColumns } from '#app/domain/payments/statements/statement-columns.ts';
import type { Config } from '#app/server/config.server.ts';
import { deriveKey, keysFor } from '#app/server/crypto/derive-key.server.ts';
import { open, seal } from '#app/server/crypto/seal.server.ts';

const cell = z.object({
  column: z.number().int(),
  address: z.string(),
  kind: z.enum(['text', 'number', 'date', 'boolean', 'error', 'uncomputed']),
  text: z.string(),
  number: z.number().optional(),
  date: z.object({ year: z.number(), month: z.number(), day: z.number() }).optional(),
  formula: z.boolean(),
});

const statement = z.object({
  /** Of a list whose headings are not known: all its rows, so that its columns can be named, and named anew. */
  rows: z
    .array(z.object({ cells: z.array(cell) }))
    .nullable()
    .default(null),
  /** What a person has said of its columns. */
  columns: columnsSchema.nullable().default(null),
  /** Its account's number as it names it; what was handed in before was not looked at for one. */
  account: z.string().regex(NAMED_ACCOUNT).nullable().default(null),
  skipped: z.number(),
  /** What was handed in before knows of none. */
  unread: z
    .object({
      rows: z.array(
        z.object({ row: z.number(), what: z.enum(['amount', 'day', 'ahead']), text: z.string() }),
      ),
      count: z.number(),
    })
    .default({ rows: [], count: 0 }),
  seen: z.array(
    z.object({
      source: z.literal('statement'),
      externalId: z.string(),
      reference: z.string().nullable(),
      amount: z.number().int(),
      text: z.string(),
      occurredAt: z.number(),
      /** What was handed in before was cut in silence. */
      isCut: z.boolean().default(false),
    }),
  ),
});

export type OpenedStatement = z.infer<typeof statement>;

const placeOf = (statementId: string) => `bank-statement:${statementId}`;

export function sealStatement(
  config: Config,
  statementId: string,
  read: ReadStatement & { columns?: StatementColumns | null },
): string {
  return seal(deriveKey(config.appSecret, 'bank-account'), placeOf(statementId), JSON.stringify(read));
}

/** @throws CannotOpen */
export function openStatement(config: Config, statementId: string, sealed: string): OpenedStatement {
  return statement.parse(JSON.parse(open(keysFor(config, 'bank-account'), placeOf(statementId), sealed)));
}

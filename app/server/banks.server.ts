import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const FILE = 'db/reference/banks.csv';

/** A bank or wallet that can receive a transfer. */
export type Bank = {
  /** Six digits, given by the State Bank. */
  readonly bin: string;
  /** Letters by which other banks' apps name it: VCB, ICB. */
  readonly code: string;
  /** What its customers call it: ACB, Vietcombank, MoMo. */
  readonly shortName: string;
  /** Its registered Vietnamese name. */
  readonly name: string;
};

export type Banks = ReadonlyMap<string, Bank>;

const bankRows = z.array(
  z.object({
    bin: z.string(),
    code: z.string(),
    short_name: z.string().min(1),
    name: z.string().min(1),
    vietqr: z.enum(['TRANSFER_SUPPORTED', 'RECEIVE_ONLY', 'NOT_SUPPORTED']),
    deprecated: z.enum(['', '1']),
  }),
);
type BankRow = z.infer<typeof bankRows>[number];

const cache = new Map<string, Banks>();

/**
 * Every bank that has a BIN, by BIN, read once per process. Where a bank was renamed the file has both names under one
 * BIN: the present one is kept.
 * @param rootDir folder of package.json (`context.config.rootDir`).
 * @throws when the reference file is missing or not the table that it should be.
 */
export function readBanks(rootDir: string): Banks {
  const known = cache.get(rootDir);
  if (known) return known;
  const file = readFileSync(join(rootDir, FILE));
  const rows = bankRows.parse(parse(file, { bom: true, columns: true }));
  const banks = new Map(
    rows
      .filter(({ bin }) => /^\d{6}$/.test(bin))
      .sort((a, b) => presence(a) - presence(b))
      .map(({ bin, code, short_name, name }) => [bin, { bin, code, shortName: short_name, name }]),
  );
  cache.set(rootDir, banks);
  return banks;
}

/** Rises with how surely a name is the present one: a bank under its old name transfers nothing any more. */
function presence({ deprecated, vietqr }: BankRow): number {
  return (deprecated === '' ? 2 : 0) + (vietqr === 'TRANSFER_SUPPORTED' ? 1 : 0);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#tests/support/templates.ts';

/** A published payload with what is known of it; each names its source. */
export type Vector = {
  readonly name: string;
  readonly payload: string;
  readonly use_as: 'positive' | 'negative';
  readonly crc_computed: string;
  readonly top_level: ReadonlyArray<readonly [string, string]>;
  readonly expect: {
    readonly poi: '11' | '12';
    readonly bin: string;
    readonly account: string;
    readonly service: 'QRIBFTTA' | 'QRIBFTTC';
    readonly amount: string | null;
    readonly additional: Readonly<Record<string, string>> | null;
  };
};

export const published: {
  readonly vectors: readonly Vector[];
  readonly crc_vectors: ReadonlyArray<{ readonly input: string; readonly crc: string }>;
} = JSON.parse(readFileSync(join(ROOT, 'tests/fixtures/vietqr-vectors.json'), 'utf8'));

/** A field as EMVCo writes it; its length in characters, or the one given. */
export function part(id: string, value: string, length = [...value].length): string {
  return `${id}${String(length).padStart(2, '0')}${value}`;
}

/** CRC-16/CCITT-FALSE bit by bit, as its definition reads: not the way in which the market computes it. */
export function slowCrc(text: string): string {
  let crc = 0xffff;
  for (const byte of new TextEncoder().encode(text)) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      const isOdd = ((crc >> 15) & 1) !== ((byte >> bit) & 1);
      crc = ((crc << 1) & 0xffff) ^ (isOdd ? 0x1021 : 0);
    }
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

/** Closed with a CRC that holds, so that only the rest can be wrong. */
export function closed(fields: string): string {
  return `${fields}6304${slowCrc(`${fields}6304`)}`;
}

/** The parts of a code for 180,000 đồng to an account at Sacombank, each to be swapped for another. */
export const parts = {
  format: part('00', '01'),
  use: part('01', '12'),
  scheme: part('00', 'A000000727'),
  bin: part('00', '970403'),
  account: part('01', '0011012345678'),
  service: part('02', 'QRIBFTTA'),
  currency: part('53', '704'),
  amount: part('54', '180000'),
  country: part('58', 'VN'),
  additional: part('62', part('08', 'thanh toan')),
};

/** A whole code of `parts`, some of them others; '' leaves one out. */
export function codeWith(
  changed: Partial<typeof parts> & { receiver?: string; napas?: string } = {},
): string {
  const p = { ...parts, ...changed };
  const receiver = changed.receiver ?? part('01', p.bin + p.account);
  const napas = changed.napas ?? part('38', p.scheme + receiver + p.service);
  return closed(p.format + p.use + napas + p.currency + p.amount + p.country + p.additional);
}

import { expect, test } from 'vitest';
import type { Access } from '#tests/http/access/expected-access.ts';
import { VISITORS, type Visitor, walkAccess } from '#tests/http/access/walk-access.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { testEngines } from '#tests/support/test-market.ts';

/** Who sees the most of an audience: whatever the database answers otherwise is in these pages. */
const SEEING: Readonly<Partial<Record<Access['audience'], Visitor>>> = {
  seller: 'producer member',
  department: 'department staff',
};

/** In the sample, those and of every second address one of all visitors, each in its turn. */
function asks({ audience }: Access, at: number): readonly Visitor[] {
  if (IS_FULL) return VISITORS;
  const inTurn = at % 2 === 0 ? VISITORS[(at / 2) % VISITORS.length] : undefined;
  const seeing = SEEING[audience] ?? 'nobody';
  return [...new Set([seeing, inTurn ?? seeing])];
}

test.runIf(testEngines().includes('postgres'))(
  `every address answers ${IS_FULL ? 'every visitor' : 'some of each kind of visitor'} over PostgreSQL as the table says`,
  async () => {
    expect(await walkAccess('postgres', asks)).toEqual([]);
  },
  600_000,
);

import { expect, test } from 'vitest';
import type { Access } from '#tests/http/access/expected-access.ts';
import { VISITORS, type Visitor, walkAccess } from '#tests/http/access/walk-access.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { testEngines } from '#tests/support/test-market.ts';

/** Who tells the answers of an audience apart, whatever the engine under it. */
const TELLING: Readonly<Partial<Record<Access['audience'], readonly Visitor[]>>> = {
  seller: ['producer member', 'member of another producer'],
  department: ['department staff', 'producer member'],
};

/** In the sample, those and one of all visitors, each in its turn. */
function asks({ audience }: Access, at: number): readonly Visitor[] {
  if (IS_FULL) return VISITORS;
  const inTurn = VISITORS[at % VISITORS.length] ?? 'nobody';
  return [...new Set([...(TELLING[audience] ?? ['nobody']), inTurn])];
}

test.runIf(testEngines().includes('postgres'))(
  `every address answers ${IS_FULL ? 'every visitor' : 'some of each kind of visitor'} over PostgreSQL as the table says`,
  async () => {
    expect(await walkAccess('postgres', asks)).toEqual([]);
  },
  600_000,
);

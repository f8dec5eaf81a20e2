import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { WorkbookCost } from '#tests/faults/programs/open-workbook.ts';
import { costlyWorkbooks, largestWorkbook } from '#tests/server/spreadsheet/costly-workbooks.ts';
import { startChild } from '#tests/support/child-process.ts';
import { IS_FULL } from '#tests/support/full-count.ts';
import { testMarket } from '#tests/support/test-market.ts';

const warmUp = 'db/reference/sample/so-theo-doi-ocop-205.xlsx';

/** The limits that the market promises for a refusal. */
const MOST_MS = 500;
const MOST_MB = 64;
/** Collecting garbage takes threads of its own, and shared cores are slower: what is looked for is tens of times more. */
const ALL_THREADS = 4;

/** Every kind of them is refused in `tests/server/spreadsheet`; here their cost is measured. */
const measured = costlyWorkbooks(true).slice(0, IS_FULL ? undefined : 2);

test.each(measured)('$what: refused for little time and memory', async ({ file, code }) => {
  const { dataDir } = await testMarket();
  const path = join(dataDir, 'costly.xlsx');
  writeFileSync(path, file());
  const child = startChild('tests/faults/programs/open-workbook.ts', { warmUp, path });
  const cost = await child.next<WorkbookCost>();
  if (process.env.SHOW_COSTS) console.log(code, Math.round(cost.ms), 'ms', Math.round(cost.moreMb), 'MB');
  expect(cost.code).toBe(code);
  expect(cost.moreMb).toBeLessThan(MOST_MB);
  expect(cost.ms).toBeLessThan(MOST_MS * ALL_THREADS);
});

test.runIf(IS_FULL)('the largest workbook that is taken is read to its end', async () => {
  const { dataDir } = await testMarket();
  const path = join(dataDir, 'largest.xlsx');
  writeFileSync(path, largestWorkbook());
  const child = startChild('tests/faults/programs/open-workbook.ts', { warmUp, path });
  const cost = await child.next<WorkbookCost>();
  if (process.env.SHOW_COSTS) console.log(Math.round(cost.ms), 'ms', Math.round(cost.moreMb), 'MB');
  expect(cost).toMatchObject({ code: null, rows: 10_000 });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { WorkbookCost } from '#tests/faults/programs/open-workbook.ts';
import { costlyWorkbooks, largestWorkbook } from '#tests/server/spreadsheet/costly-workbooks.ts';
import { startChild } from '#tests/support/child-process.ts';
import { testMarket } from '#tests/support/test-market.ts';

const IS_FULL = process.env.FAULTS === 'full';
const warmUp = 'db/reference/sample/so-theo-doi-ocop-205.xlsx';

/** The limits that the market promises for a refusal; the time on a machine of its own. */
const MOST_MS = 500;
const MOST_MB = 64;
/** Tests run beside one another on shared cores: what is looked for here is tens of times slower. */
const SHARED_MACHINE = 6;

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
  expect(cost.ms).toBeLessThan(MOST_MS * SHARED_MACHINE);
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

import { readFileSync } from 'node:fs';
import { openSpreadsheet } from '#app/server/spreadsheet/open-spreadsheet.server.ts';
import { SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';

/** What opening one file and reading all of its rows cost this process. */
export type WorkbookCost = {
  /** Why it was refused; null when it was read to its end. */
  code: string | null;
  rows: number;
  /** Of the processor, all threads together: what else runs on the machine does not count. */
  ms: number;
  /** The most memory that the process had meanwhile, over what it had before; MB. */
  moreMb: number;
};

const { warmUp, path } = JSON.parse(process.argv[2] ?? '{}') as { warmUp: string; path: string };

async function read(file: Buffer): Promise<Pick<WorkbookCost, 'code' | 'rows'>> {
  let rows = 0;
  try {
    const spreadsheet = await openSpreadsheet(file, 'x.xlsx');
    for (let sheet = 0; sheet < spreadsheet.sheets.length; sheet += 1) {
      for await (const row of spreadsheet.rows(sheet)) rows += row.cells.length > 0 ? 1 : 0;
    }
    return { code: null, rows };
  } catch (error) {
    if (error instanceof SpreadsheetRefused) return { code: error.code, rows };
    throw error;
  }
}

// As in a market that has read a workbook before: the code is loaded.
await read(readFileSync(warmUp));
const file = readFileSync(path);
const before = process.memoryUsage.rss();
let most = before;
const look = () => {
  most = Math.max(most, process.memoryUsage.rss());
};
const looking = setInterval(look, 5);
const startedAt = process.cpuUsage();
const { code, rows } = await read(file);
const { user, system } = process.cpuUsage(startedAt);
const ms = (user + system) / 1000;
clearInterval(looking);
look();
const cost: WorkbookCost = { code, rows, ms, moreMb: (most - before) / 1024 / 1024 };
process.send?.(cost);

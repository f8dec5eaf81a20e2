import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import ExcelJS from '@protobi/exceljs';
import type { Actor } from '#app/domain/accounts/actor.ts';
import {
  type CatalogueRow,
  catalogueColumns,
  catalogueRows,
} from '#app/domain/channels/catalogue/catalogue-table.ts';
import { makeMarketCatalogue } from '#app/domain/channels/catalogue/make-catalogue.server.ts';
import { loadChannelListings } from '#app/domain/channels/listing/load-channel-listings.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Engine } from '#db/store.ts';
import { benchMarket } from '#tests/bench/support/bench-market.ts';
import { residentMb } from '#tests/bench/support/bench-server.ts';
import { fillListings } from '#tests/bench/support/fill-listings.ts';
import { median, reportMost, reportRates } from '#tests/bench/support/report.ts';
import { account } from '#tests/factories/account.ts';

const LISTINGS = 20_000;
const ROUNDS = 3;

type Peak = { peakMb: number };

if (process.argv[2] === 'peak') await onlyPeak();
else {
  await measure('sqlite');
  await measure('postgres');
  const child = fork(process.argv[1] ?? '', ['peak'], { execArgv: ['--expose-gc'] });
  const [{ peakMb }] = (await once(child, 'message')) as [Peak];
  reportMost(`catalogue (XLSX) of ${LISTINGS} listings: memory`, 'MB', peakMb, 256);
}

/** One catalogue in a process of its own, for what it takes above the market at rest. */
async function onlyPeak(): Promise<void> {
  const market = await benchMarket('sqlite');
  await fillListings(market.context, LISTINGS);
  const actor = await staff(market.context);
  globalThis.gc?.();
  const restMb = residentMb(process.pid);
  let peakMb = restMb;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, residentMb(process.pid));
  }, 20);
  await makeMarketCatalogue(market.context, actor, { format: 'xlsx', language: 'vi', changesOnly: false });
  clearInterval(watch);
  await market.close();
  process.send?.({ peakMb: peakMb - restMb } satisfies Peak);
  process.disconnect();
}

async function measure(engine: Engine): Promise<void> {
  const market = await benchMarket(engine);
  await fillListings(market.context, LISTINGS);
  const actor = await staff(market.context);
  const rows: CatalogueRow[] = [];
  for await (const batch of loadChannelListings(market.context)) rows.push(...batch.flatMap(catalogueRows));
  if (rows.length !== LISTINGS) throw new Error(`${rows.length} rows`);
  const ours: number[] = [];
  const limits: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    limits.push(rows.length / (await seconds(() => writerAlone(rows))));
    ours.push(
      rows.length /
        (await seconds(() =>
          makeMarketCatalogue(market.context, actor, { format: 'xlsx', language: 'vi', changesOnly: false }),
        )),
    );
  }
  await market.close();
  reportRates(
    `catalogue (XLSX) of ${LISTINGS} listings, read, written and kept, against the streaming writer alone (${engine})`,
    'rows/s',
    median(ours),
    median(limits),
    0.6,
  );
}

/** Their rows are in memory, with nothing to look at: the library writes them, and nobody keeps them. */
async function writerAlone(rows: readonly CatalogueRow[]): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: nowhere,
    useStyles: true,
    useSharedStrings: false,
  });
  const sheet = workbook.addWorksheet('Danh mục');
  const columns = catalogueColumns('vi');
  const numberFormats = { text: '@', number: '0', money: '#,##0' } as const;
  sheet.columns = columns.map(({ width, format }) => ({
    width,
    style: format ? { numFmt: numberFormats[format] } : {},
  }));
  sheet.addRow(columns.map(({ heading }) => heading)).commit();
  for (const row of rows) sheet.addRow([...row]).commit();
  sheet.commit();
  await workbook.commit();
}

async function staff(context: Context): Promise<Actor> {
  const personId = await account(context, { role: 'department_staff' });
  const membership = { role: 'department_staff', producerId: null, communeCode: null } as const;
  return {
    personId,
    sessionId: 'bench',
    name: 'Giàng Thị Mẩy',
    language: 'vi',
    memberships: [membership],
    hasSecondFactor: true,
    owesSecondFactor: false,
  };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from '@protobi/exceljs';
import { expect, test } from 'vitest';
import { registerImport } from '#app/cli/register-import.ts';
import type { BreakdownLine, OnboardingFigure } from '#app/domain/reports/count-figure.ts';
import { FILTER_OF_BREAKDOWN } from '#app/domain/reports/entry-search.ts';
import { localDate } from '#app/server/local-date.ts';
import { gridFile } from '#tests/domain/register/register-file.ts';
import { allRows, countAgain } from '#tests/domain/reports/count-again.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const TARGET = 'thu-2024';
const AS_OF = '2024-06-30';
const ENTRIES = 23;
const HEADINGS = [
  'STT',
  'Tên sản phẩm',
  'Chủ thể',
  'Huyện',
  'Xã',
  'Hạng sao',
  'Số quyết định',
  'Ngày công nhận',
  'Sàn TMĐT',
  'Đường dẫn',
];

/** A register with other counts than any that the code could know: 23 products, 17 of them on a marketplace. */
function workbook() {
  const places = [
    ['Bắc Hà', 'Bản Liền'],
    ['Bảo Thắng', 'Xuân Quang'],
    ['Sa Pa', 'Tả Van'],
  ];
  const rows = Array.from({ length: ENTRIES }, (_, at) => {
    const [district = '', commune = ''] = places[at % 3] ?? [];
    const isListed = at < 17;
    const channel = at % 2 === 0 ? ['Shopee', `https://shopee.vn/san-pham-i.1.${at}`] : ['Tiki', ''];
    return [
      at + 1,
      `Sản phẩm thử ${String.fromCharCode(65 + at)}`,
      `HTX Thử ${at % 6}`,
      district,
      commune,
      at % 4 === 0 ? 4 : 3,
      `${100 + at}/QĐ-UBND`,
      at % 6 === 0 ? '01/03/2021' : '15/05/2023',
      isListed ? channel[0] : '',
      isListed ? channel[1] : '',
    ];
  });
  return gridFile([
    [`SỔ THEO DÕI SẢN PHẨM OCOP (đến 30/06/2024)`],
    HEADINGS,
    ...rows,
  ] as ExcelJS.CellValue[][]);
}

async function openDesk(market: TestMarket) {
  const { context } = market;
  const { cookie } = await signedIn(context, { role: 'department_staff' });
  const server = await startServer({ context });
  const get = async (path: string) => {
    const answer = await server.fetch(path, { cookie });
    expect(answer.status, path).toBe(200);
    return answer;
  };
  return { server, cookie, get };
}

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Product rows of a list's workbook. */
async function sheetRows(desk: Desk, path: string): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await (await desk.get(path)).arrayBuffer());
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error(`${path} has no sheet`);
  return sheet;
}

/** JSON, every number of the page, workbooks and the list behind each say what a second count over all rows says. */
async function expectAllAgree(
  market: TestMarket,
  desk: Desk,
  asOf: string,
  lists: 'with every list' | 'numbers only',
) {
  const scope = `target=${TARGET}&asOf=${asOf}`;
  const figure = (await (await desk.get(`/api/v1/onboarding?${scope}`)).json()) as OnboardingFigure;
  const again = countAgain(await allRows(market.context), TARGET, asOf);
  const totals = { size: again.size, ever: again.ever.size, live: again.live.size, valid: again.valid.size };
  expect({
    size: figure.target.size,
    ever: figure.everListed,
    live: figure.liveVerified,
    valid: figure.validEntries,
  }).toEqual(totals);

  const overview = await (await desk.get(`/department?${scope}`)).text();
  const shown = (parameters: string) =>
    new RegExp(`href="/department/entries\\?${scope}${parameters}"[^>]*>(?:<span[^>]*>)?([\\d.]+)<`)
      .exec(overview.replaceAll('&amp;', '&'))?.[1]
      ?.replace('.', '');
  expect(shown('&listed=yes')).toBe(String(totals.ever));
  expect(shown('&live=yes')).toBe(String(totals.live));
  expect(shown('&valid=yes')).toBe(String(totals.valid));
  expect(shown('&listed=no')).toBe(String(totals.size - totals.ever));

  const summary = await sheetRows(desk, `/department/figure.xlsx?${scope}`);
  const column = (at: number) => summary.getRow(at).getCell(2).value;
  expect([column(4), column(5), column(6)]).toEqual([totals.size, totals.ever, totals.live]);

  for (const [breakdown, parameter] of Object.entries(FILTER_OF_BREAKDOWN)) {
    for (const line of figure[breakdown as keyof typeof FILTER_OF_BREAKDOWN] as BreakdownLine[]) {
      for (const [filter, count] of [
        ['', line.entries],
        ['&listed=yes', line.everListed],
        ['&live=yes', line.liveVerified],
      ] as const) {
        const where = `&${parameter}=${line.key}${filter}`;
        expect(shown(where), where).toBe(String(count));
        if (lists === 'numbers only') continue;
        const list = await (await desk.get(`/department/entries?${scope}${where}&all=1`)).text();
        expect(list.match(/<th scope="row"/g)?.length ?? 0, where).toBe(count);
      }
    }
  }
  const live = await sheetRows(desk, `/department/entries.xlsx?${scope}&live=yes`);
  expect(live.rowCount - 3).toBe(totals.live);
  return totals;
}

eachEngine('the figures of a workbook from the command line', (open) => {
  test('JSON, page, XLSX and every list agree with a second count: imported, recorded, revoked, lapsed', async () => {
    const market = await open();
    const { context, clock, dataDir } = market;
    const file = join(dataDir, 'so.xlsx');
    await writeFile(file, await workbook());
    const errors: string[] = [];
    const output = { out: () => undefined, err: (line: string) => void errors.push(line) };
    const args = [file, '--target', TARGET, '--target-name', 'Chỉ tiêu thử'];
    expect([await registerImport(context, args, output), errors]).toEqual([0, []]);
    const desk = await openDesk(market);
    const today = localDate(clock.now());

    expect(await expectAllAgree(market, desk, AS_OF, 'numbers only')).toEqual({
      size: 23,
      ever: 17,
      live: 0,
      valid: 19,
    });

    const rows = await allRows(context);
    const missing = rows.entries.find(({ id }) => !rows.presences.some(({ entryId }) => entryId === id));
    const form = new FormData();
    const fields = {
      intent: 'record',
      channelCode: 'postmart',
      url: '',
      state: 'live',
      seenOn: today,
      note: 'Tự mở trang xem, đang bán',
    };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('screenshot', new Blob([new Uint8Array(await photoBytes())]), 'man-hinh.jpg');
    const page = `/department/entries/${missing?.code}`;
    const recorded = await desk.server.fetch(page, { method: 'POST', cookie: desk.cookie, form });
    expect([recorded.status, recorded.headers.get('location')]).toEqual([303, `${page}?done=recorded`]);
    expect(await expectAllAgree(market, desk, today, 'with every list')).toMatchObject({
      size: 23,
      ever: 18,
      live: 1,
    });
    expect(await expectAllAgree(market, desk, AS_OF, 'numbers only')).toMatchObject({ ever: 17, live: 0 });

    const [check] = (await allRows(context)).checks;
    const evidence = await desk.get(`/department/evidence/${check?.evidenceHash}`);
    expect(evidence.headers.get('content-type')).toBe('image/jpeg');
    const stranger = await desk.server.fetch(`/department/evidence/${check?.evidenceHash}`);
    expect(stranger.status).toBe(303);

    const wrong = rows.presences[0];
    const ofWrong = rows.entries.find(({ id }) => id === wrong?.entryId);
    const revoke = { intent: 'revoke', presenceId: wrong?.id ?? '', revokeNote: '' };
    const path = `/department/entries/${ofWrong?.code}`;
    const refused = await desk.server.fetch(path, { cookie: desk.cookie, form: revoke });
    expect(refused.status).toBe(400);
    const form2 = { ...revoke, revokeNote: 'Trang của sản phẩm khác' };
    expect((await desk.server.fetch(path, { cookie: desk.cookie, form: form2 })).status).toBe(303);
    expect(await expectAllAgree(market, desk, AS_OF, 'numbers only')).toMatchObject({ ever: 16, live: 0 });
    expect(await expectAllAgree(market, desk, today, 'numbers only')).toMatchObject({ ever: 17, live: 1 });

    clock.advanceDays(91);
    const again = await signedIn(context, { role: 'department_staff' });
    const later = { ...desk, cookie: again.cookie, get: (await openDesk(market)).get };
    expect(await expectAllAgree(market, later, localDate(clock.now()), 'with every list')).toMatchObject({
      ever: 17,
      live: 0,
    });
    expect(await expectAllAgree(market, later, today, 'numbers only')).toMatchObject({ ever: 17, live: 1 });
  });
});

eachEngine('the desk before the first import', (open) => {
  test('says that there is nothing yet, and where to begin', async () => {
    const market = await open();
    const desk = await openDesk(market);
    const page = await (await desk.get('/department')).text();
    expect(page).toContain('Chưa có sổ OCOP');
    expect(page).toContain('href="/department/register/import"');
    expect(page).toContain('Chưa có hiện diện nào được tính');
  });
});

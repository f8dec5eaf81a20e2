import { expect, test } from 'vitest';
import { readEntry } from '#app/domain/reports/read-entry.server.ts';
import { gridFile, importFile } from '#tests/domain/register/register-file.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const head = ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Hạng sao', 'Số QĐ', 'Ngày QĐ'];
const tea = ['Chè Shan tuyết', 'HTX Bản Liền', 'Bản Liền', 3, '99/QĐ-UBND', '12/03/2024'];
const honey = ['Mật ong hoa nhãn', 'HTX Ong Vàng', 'Bản Liền', 3, '98/QĐ-UBND', '12/03/2024'];

eachEngine('the history of an entry', (open) => {
  test('names the file that it came in with and those that changed it, and no other', async () => {
    const market = await open();
    const { context, clock } = market;
    const bring = async (asOf: string, ...rows: Array<Array<string | number>>) => {
      clock.advance(60_000);
      await importFile(context, await gridFile([head, ...rows]), { asOf });
    };
    await bring('2024-10-14', tea, honey);
    await bring('2024-11-14', tea, honey);
    await bring('2024-12-14', [...tea.slice(0, 3), 4, ...tea.slice(4)], honey);

    const { registerEntry, registerImport } = context.store.tables;
    const entries = await context.store.read((db) =>
      db.select({ code: registerEntry.code, name: registerEntry.name }).from(registerEntry),
    );
    const files = await context.store.read((db) =>
      db.select().from(registerImport).orderBy(registerImport.id),
    );
    const historyOf = async (name: string) => {
      const { history } = await readEntry(context, entries.find((one) => one.name === name)?.code ?? '');
      return history.map(({ act, detail }) => [act, files.findIndex(({ id }) => id === detail.importId)]);
    };
    expect(await historyOf('Mật ong hoa nhãn')).toEqual([['import-entry', 0]]);
    expect(await historyOf('Chè Shan tuyết')).toEqual([
      ['change-entry-by-import', 2],
      ['import-entry', 0],
    ]);

    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'department_staff' });
    const code = entries.find(({ name }) => name === 'Chè Shan tuyết')?.code;
    const page = (await (await server.fetch(`/department/entries/${code}`, { cookie })).text()).replaceAll(
      '<!-- -->',
      '',
    );
    expect(page).toMatch(/Sửa theo tệp nhập sau[\s\S]*\(số liệu ngày 14\/12\/2024\)[\s\S]*máy/);
    expect(page).toMatch(/Vào sổ lần đầu từ tệp[\s\S]*\(số liệu ngày 14\/10\/2024\)[\s\S]*máy/);
    for (const { id } of [files[0], files[2]].flatMap((file) => file ?? []))
      expect(page).toContain(`href="/department/register/import/${id}"`);
    expect(page).not.toContain(`/department/register/import/${files[1]?.id}`);
  });
});

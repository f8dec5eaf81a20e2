import ExcelJS from '@protobi/exceljs';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createTarget } from '#app/domain/register/create-target.server.ts';
import { setBlocker } from '#app/domain/register/set-blocker.server.ts';
import { completeDraft, ownListing, staffMember, submitDraft } from '#tests/factories/listing-steps.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { startServer } from '#tests/support/start-server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('the desk in English', (open) => {
  test('has no Vietnamese of its own, and marks what the register says as Vietnamese', async () => {
    const market = await open();
    const { context } = market;
    const seller = await sellerOf(context, 'HTX Bản Liền');
    const staff = staffMember();
    const entry = (name: string, changes: { setCode: string | null; groupText: string }) =>
      recognisedEntry(context, { producerId: seller.producerId, name, rounds: [], ...changes });
    const tea = await entry('Chè Shan tuyết', { setCode: 'QD26-11', groupText: 'Chè' });
    const other = await entry('Thuốc tắm lá', { setCode: null, groupText: 'Nhóm khác của tỉnh' });
    await setBlocker(context, staff, {
      entryId: tea.id,
      reason: 'Chưa có giấy ATTP',
      owner: 'Phòng Kinh tế xã',
      nextStep: 'làm hồ sơ ATTP (mô phỏng)',
    });
    await setBlocker(context, staff, {
      entryId: other.id,
      reason: 'Mất liên lạc',
      owner: 'Chị Mẩy ở thôn',
      nextStep: 'hỏi lại trưởng thôn',
    });
    const listingId = await completeDraft(context, seller);
    await submitDraft(context, seller, listingId);
    const { open: revision } = await ownListing(context, seller, listingId);
    const soap = await entry('Xà phòng quế', { setCode: null, groupText: 'Dược liệu' });
    const byRegister = { reason: 'Thiếu ảnh', owner: 'Chị Mẩy ở thôn', nextStep: 'hỏi lại trưởng thôn' };
    await setBlocker(context, staff, { entryId: soap.id, ...byRegister });
    const server = await startServer(market);
    const { cookie } = await signedIn(context, { role: 'department_staff' });
    const read = async (path: string) => {
      const answer = await server.fetch(path, { cookie: `${cookie}; lang=en` });
      // What people read: without scripts, and without the marks that React leaves between texts.
      return (await answer.text()).replaceAll('<!-- -->', '').replace(/<script[\s\S]*?<\/script>/g, '');
    };
    const inVietnamese = (page: string) =>
      [...page.matchAll(/<(\w+)[^>]* lang="vi"[^>]*>([^<]*)/g)].map(([, , text]) => text);

    for (const path of ['/department', '/department/entries?listed=no']) {
      const page = await read(path);
      expect(inVietnamese(page)).toEqual(
        expect.arrayContaining([
          'Chưa có giấy ATTP',
          'Mất liên lạc',
          'Chị Mẩy ở thôn',
          'hỏi lại trưởng thôn',
          'Chè Shan tuyết',
          'HTX Bản Liền',
        ]),
      );
      expect(page).toContain('Economic office of the commune');
      expect(page).toContain('No photos');
      expect(page).toContain('file the food safety papers (simulated)');
      expect(page).not.toMatch(/Phòng Kinh tế|mô phỏng|>[^<]*Sản phẩm đồ uống/);
    }
    const { registerEntry } = context.store.tables;
    await context.store.write(async (tx) => {
      await tx.update(registerEntry).set({ legacyDistrictCode: '085' }).where(eq(registerEntry.id, tea.id));
      await context.store.touch(tx, ['register', 'figures'], context.clock.now());
    });
    const overview = await read('/department');
    expect(overview).toContain('Bắc Hà district');
    expect(overview).not.toMatch(/Huyện Bắc Hà|>Xã Bản Liền/);
    await createTarget(context, {
      code: 'hai',
      name: '2 sản phẩm, 14/10/2024',
      asOf: '2024-10-14',
      source: 'test',
      entryIds: [tea.id, other.id],
      actor: null,
    });
    const figure = await server.fetch('/department/figure.xlsx?target=hai', { cookie: `${cookie}; lang=en` });
    expect(figure.headers.get('content-disposition')).toContain('filename="ocop-hai-2024-10-14-figure.xlsx"');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await figure.arrayBuffer());
    expect(book.worksheets[0]?.getCell('A2').text).toContain('2 products, 14 Oct 2024');
    const list = await server.fetch('/department/entries.xlsx?target=register', {
      cookie: `${cookie}; lang=en`,
    });
    const entries = new ExcelJS.Workbook();
    await entries.xlsx.load(await list.arrayBuffer());
    const cells: string[] = [];
    entries.worksheets[0]?.eachRow((row) => row.eachCell((cell) => cells.push(cell.text)));
    expect(cells).toContain('Bắc Hà district');
    expect(cells).toContain('No photos');
    expect(cells.join(' ')).not.toMatch(/Huyện|Thiếu ảnh|Phòng Kinh tế/);
    // The list behind "not listed" says why, as the one of what is missing does.
    const notListed = await read('/department/entries?target=register&method=none');
    expect(notListed).toContain('No photos');
    const page = await read(`/department/entries/${tea.code}`);
    expect(page).toContain('2 products, 14 Oct 2024');
    expect(page).toContain('Bản Liền commune');
    expect(page).toContain('Tea');
    expect(page).not.toContain('Xã Bản Liền');
    expect(inVietnamese(await read(`/department/entries/${other.code}`))).toContain('Nhóm khác của tỉnh');
    const known = await read(`/department/entries/${soap.code}`);
    expect(known).toContain('Medicinal herbs');
    expect(known).not.toContain('Dược liệu');
    const review = await read(`/department/review/${revision?.id}`);
    expect(review).toMatch(/Tea/);
    expect(review).toContain('Bản Liền commune');
  });
});

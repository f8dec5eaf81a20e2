import { expect, test } from 'vitest';
import { parseKey } from '#app/domain/channels/shopee/template-columns.ts';
import { fillSheet } from '#app/domain/channels/template/fill-sheet.server.ts';
import { fitList } from '#app/domain/channels/template/fit-list.ts';
import { mapSheet } from '#app/domain/channels/template/map-sheet.server.ts';
import { lengthLimits, switchOnWord, weightUnit } from '#app/domain/channels/template/read-words.ts';

test.each<[string[], 'g' | 'kg' | null]>([
  [['Cân nặng', 'gram'], 'g'],
  [['Cân nặng (g)'], 'g'],
  [['Trọng lượng', 'Nhập theo gam, ví dụ 500'], 'g'],
  [['Berat', 'Masukkan berat dalam kg'], 'kg'],
  [['Cân nặng', 'ki-lô-gam'], 'kg'],
  [['Weight in kg, e.g. 0.5'], 'kg'],
  [['Weight', 'e.g. 0.5'], null],
  [['Weight, e.g. 500 g'], 'g'],
  [['น้ำหนัก', 'กิโลกรัม'], 'kg'],
  [['น้ำหนัก', 'กรัม'], 'g'],
  [['重量', '公斤'], 'kg'],
  [['Cân nặng', '0,5kg = 500 gram'], null],
  [['Cân nặng', 'Bắt buộc', '0.5'], null],
  [['Weight', 'Package weight of the goods'], null],
])('%j weighs in %s', (texts, unit) => {
  expect(weightUnit(texts)).toBe(unit);
  expect(weightUnit(texts.map((text) => text.normalize('NFD')))).toBe(unit);
});

test.each<[string[], string | null]>([
  [['Bật', 'Tắt'], 'Bật'],
  [['Tắt', 'Mở'], 'Mở'],
  [['Nonaktif', 'Aktif'], 'Aktif'],
  [['เปิด', 'ปิด'], 'เปิด'],
  [['Ativar', 'Off'], 'Ativar'],
  [['Sim', 'Off'], 'Sim'],
  [['Nhanh', 'Tiết kiệm', 'Hoả tốc'], null],
  [[], null],
])('%j is switched on by %s', (list, word) => {
  expect(switchOnWord(list)).toBe(word);
});

test.each<[string, { min?: number; max?: number } | null]>([
  ['Tối đa 120 ký tự', { max: 120 }],
  ['100-3000 ký tự', { min: 100, max: 3000 }],
  ['Từ 100 đến 3.000 kí tự', { min: 100, max: 3000 }],
  ['Maks. 255 karakter', { max: 255 }],
  ['20 ~ 1,000 characters', { min: 20, max: 1000 }],
  ['Không quá 5 ảnh', null],
  ['Nhập mô tả', null],
])('“%s” limits to %j', (text, limits) => {
  expect(lengthLimits([text])).toEqual(limits);
});

test.each<[string, { key: string; compulsory: boolean } | null]>([
  ['ps_price|1|1', { key: 'ps_price', compulsory: true }],
  ['PS_Stock|0|1 ', { key: 'ps_stock', compulsory: false }],
  ['channel_id.50021|0|0', { key: 'channel_id.50021', compulsory: false }],
  ['channel_id_78004', { key: 'channel_id_78004', compulsory: false }],
  ['Giá', null],
  ['', null],
])('key cell “%s”', (text, key) => {
  expect(parseKey(text)).toEqual(key);
});

test('a value is fitted to the file’s own list, or to nothing', () => {
  const list = ['100629 - Thực phẩm/Trà', '1006 - Khác', 'Trà (601450)', 'Có', 'CÓ'];
  expect(fitList('100629', list)).toBe('100629 - Thực phẩm/Trà');
  expect(fitList(601450, list)).toBe('Trà (601450)');
  expect(fitList('1006', list)).toBe('1006 - Khác');
  expect(fitList('tra 601450', list)).toBe('Trà (601450)');
  expect(fitList('co', list)).toBeNull();
  expect(fitList('cà phê', list)).toBeNull();
});

test('a sheet without rows, with column styles, and texts that look like Excel’s own escapes', async () => {
  const xml =
    '<worksheet><dimension ref="A1"/><cols><col min="2" max="3" style="7"/></cols><sheetData/><x/></worksheet>';
  const edits = new Map([
    [
      7,
      new Map<number, string | number>([
        [1, '_x0041_\u0000\r\n&'],
        [0, 5],
      ]),
    ],
  ]);
  expect((await fillSheet(xml, await mapSheet(xml), edits, 7)).toString()).toBe(
    '<worksheet><dimension ref="A1:B7"/><cols><col min="2" max="3" style="7"/></cols><sheetData>' +
      '<row r="7"><c r="A7"><v>5</v></c><c r="B7" s="7" t="inlineStr"><is><t xml:space="preserve">_x005F_x0041_\n&amp;</t></is></c></row>' +
      '</sheetData><x/></worksheet>',
  );
});

test('a cell that calculates is never written over', async () => {
  const xml =
    '<worksheet><sheetData><row r="7"><c r="A7"><f>1+1</f></c><c r="B7" s="3"/></row></sheetData></worksheet>';
  const edits = new Map([
    [
      7,
      new Map<number, string | number>([
        [0, 5],
        [1, 6],
      ]),
    ],
  ]);
  expect((await fillSheet(xml, await mapSheet(xml), edits, 7)).toString()).toBe(
    '<worksheet><sheetData><row r="7"><c r="A7"><f>1+1</f></c><c r="B7" s="3"><v>6</v></c></row></sheetData></worksheet>',
  );
});

import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { channels } from '#app/domain/channels/registry.server.ts';
import { hashOf, openTemplate } from '#app/domain/channels/template/open-template.server.ts';
import { buildWorkbook } from '#tests/domain/channels/seller-workbook.ts';
import { withPart } from '#tests/domain/channels/shopee-workbook.ts';
import { costlyWorkbooks } from '#tests/server/spreadsheet/costly-workbooks.ts';

const MB = 1024 * 1024;

const templated = channels.flatMap(({ code, name, template }) =>
  template ? [{ code, name, template }] : [],
);
const constructedOf = (code: string) =>
  readFileSync(new URL(`../../fixtures/templates/${code}-constructed.xlsx`, import.meta.url));

const compound = (name: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')]);

/** The workbook with a part put in the place of one that it has, or beside them. */
function packedWith(file: Buffer, part: string, content: string): Buffer {
  return Buffer.from(zipSync({ ...unzipSync(file), [part]: strToU8(content) }));
}

/** The part of the first sheet that holds product keys, seen or hidden: every reader of the file comes upon it. */
function partWithRows(file: Buffer): string {
  const parts = Object.entries(unzipSync(file)).filter(([name]) => /worksheets\/sheet\d+\.xml$/.test(name));
  const [largest = ''] = parts.sort(([, a], [, b]) => b.length - a.length).map(([name]) => name);
  return largest;
}

/** Made once: it is refused before anybody knows whose it is. */
let bomb: Buffer | undefined;

const wrongFiles: ReadonlyArray<
  [what: string, code: string, of: (constructed: Buffer) => Buffer | Promise<Buffer>]
> = [
  ['an .xls', 'templateXls', () => compound('Workbook')],
  ['one with a password', 'templateEncrypted', () => compound('EncryptedPackage')],
  ['one with macros', 'templateMacros', (file) => packedWith(file, 'xl/vbaProject.bin', 'x')],
  ['a CSV', 'templateNotWorkbook', () => Buffer.from('name;SellerSku\nChè;1')],
  ['nothing', 'templateNotWorkbook', () => Buffer.alloc(0)],
  ['half a file', 'templateDamaged', (file) => file.subarray(0, Math.floor(file.length * 0.6))],
  [
    'one with a byte lost in its sheet',
    'templateDamaged',
    (file) => withPart(file, partWithRows(file), (xml) => xml.replace('</sheetData>', '</sheetDat>')),
  ],
  ['one of 200 MB', 'templateTooBig', (file) => Buffer.concat([file, Buffer.alloc(200 * MB)])],
  [
    'a small one that unfolds to 120 MB',
    'templateTooBig',
    (file) => {
      bomb ??= packedWith(file, 'xl/media/image1.svg', ' '.repeat(120 * MB));
      return bomb;
    },
  ],
  [
    'one with elements inside elements',
    'templateDamaged',
    (file) =>
      withPart(file, partWithRows(file), (xml) =>
        xml.replace('<sheetData>', () => `${'<a>'.repeat(300)}${'</a>'.repeat(300)}<sheetData>`),
      ),
  ],
  [
    'one that declares entities',
    'templateDamaged',
    (file) =>
      withPart(file, partWithRows(file), (xml) =>
        xml.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet'),
      ),
  ],
  [
    'one of more parts than any workbook',
    'templateTooBig',
    (file) => {
      const many = Object.fromEntries(
        Array.from({ length: 2_100 }, (_, n) => [`xl/x/${n}.xml`, strToU8('')]),
      );
      return Buffer.from(zipSync({ ...unzipSync(file), ...many }));
    },
  ],
  [
    'some other workbook',
    'templateUnknown',
    () => buildWorkbook([{ name: 'DS', rows: [['STT', 'Tên sản phẩm']] }]),
  ],
];

describe.each(templated)('$name', ({ code, template }) => {
  const constructed = constructedOf(code);
  /** Every refusal says where the right file is had, in the words on the seller centre's screen. */
  const refusal = (errorCode: string) => ({ code: errorCode, params: { where: template.where } });

  test('takes its own', async () => {
    expect(strFromU8(constructed.subarray(0, 2))).toBe('PK');
    await expect(template.open(constructed)).resolves.toBeDefined();
  });

  test.each(wrongFiles)('refuses %s', async (_what, errorCode, fileOf) => {
    await expect(template.open(await fileOf(constructed))).rejects.toMatchObject(refusal(errorCode));
  });

  test.each(
    templated.filter((other) => other.code !== code),
  )('refuses that of $name by name', async (other) => {
    const { code: errorCode, params } = refusal('templateOtherPlatform');
    const file = constructedOf(other.code);
    await expect(openTemplate(template, hashOf(file), async () => file)).rejects.toMatchObject({
      code: errorCode,
      params: { ...params, platform: other.name },
    });
  });

  test.each(costlyWorkbooks(false))('$what: refused', async ({ file }) => {
    await expect(template.open(file())).rejects.toMatchObject({
      code: expect.stringMatching(/^template(Damaged|TooBig|Unknown)$/),
      params: { where: template.where },
    });
  });
});

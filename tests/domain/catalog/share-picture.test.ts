import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { drawPicture } from '#app/domain/catalog/share-picture/draw-picture.server.ts';
import { breakTitle, sharePictureSvg } from '#app/domain/catalog/share-picture/share-picture-svg.ts';

const root = process.cwd();
const motif = { setCode: 'QD26-11', seed: 'Chè Shan tuyết' };

/** Columns of the picture, in pixels, between the first and the last that hold ink. */
async function inkWidth(png: Uint8Array): Promise<number> {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  const columns = Array.from({ length: info.width }, (_, x) => x).filter((x) =>
    Array.from({ length: info.height }, (__, y) => data[y * info.width + x] ?? 255).some(
      (grey) => grey < 128,
    ),
  );
  return (columns.at(-1) ?? 0) - (columns[0] ?? 0) + 1;
}

/** Width of a text in ems by a font file's own tables (cmap format 4, hmtx). */
function advanceWidth(file: string, text: string): number {
  const font = readFileSync(join(root, file));
  const table = (name: string) => {
    const count = font.readUInt16BE(4);
    const at = Array.from({ length: count }, (_, index) => 12 + index * 16).find(
      (offset) => font.toString('latin1', offset, offset + 4) === name,
    );
    return at === undefined ? 0 : font.readUInt32BE(at + 8);
  };
  const [cmap, hmtx] = [table('cmap'), table('hmtx')];
  const metrics = font.readUInt16BE(table('hhea') + 34);
  const subtable = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 8 + index * 8),
  ).find((offset) => font.readUInt16BE(offset) === 4);
  if (subtable === undefined) throw new Error(`${file} has no character map of format 4`);
  const segments = font.readUInt16BE(subtable + 6) / 2;
  const glyphOf = (code: number) => {
    for (let index = 0; index < segments; index++) {
      const end = subtable + 14 + index * 2;
      const start = end + segments * 2 + 2;
      if (code > font.readUInt16BE(end) || code < font.readUInt16BE(start)) continue;
      const delta = font.readUInt16BE(start + segments * 2);
      const rangeAt = start + segments * 4;
      const range = font.readUInt16BE(rangeAt);
      if (range === 0) return (code + delta) & 0xffff;
      const glyph = font.readUInt16BE(rangeAt + range + (code - font.readUInt16BE(start)) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
  const units = [...text].map((letter) => {
    const glyph = glyphOf(letter.codePointAt(0) ?? 0);
    if (glyph === 0) throw new Error(`${file} cannot write ${letter}`);
    return font.readUInt16BE(hmtx + Math.min(glyph, metrics - 1) * 4);
  });
  return units.reduce((sum, unit) => sum + unit, 0) / font.readUInt16BE(table('head') + 18);
}

function line(text: string, weight: number, family: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="120"><rect width="1400" height="120" fill="#fff"/><text x="20" y="80" font-size="60" font-weight="${weight}" font-family="${family}">${text}</text></svg>`;
}

describe('share pictures', () => {
  test('are drawn in Be Vietnam Pro from the repository, in both weights, marks and all', async () => {
    const text = 'Chè Shan tuyết cổ thụ Bản Liền ẵ Ổ đ';
    for (const weight of [400, 700] as const) {
      const drawn = await inkWidth(await drawPicture(line(text, weight, "'Be Vietnam Pro'"), null, root));
      const expected = advanceWidth(`app/styles/fonts/BeVietnamPro-${weight}.ttf`, text) * 60;
      // Kerning and the side bearings at both ends; any other font is further off.
      expect(Math.abs(drawn - expected) / expected, `${drawn} px, not ${expected} px`).toBeLessThan(0.015);
    }
  });

  test('know no other font: what they cannot write in it they do not write in another', async () => {
    const digest = async (family: string) =>
      createHash('sha256')
        .update(await drawPicture(line('Chợ Phiên', 700, family), null, root))
        .digest('hex');
    expect(await digest('DejaVu Sans')).toBe(await digest("'Be Vietnam Pro'"));
  });

  test('have the size that platforms ask for, the photo at the left, the words at the right', async () => {
    const photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#00ff00' } })
      .jpeg()
      .toBuffer();
    const picture = { above: 'Chợ Phiên', title: 'Chè', stars: 4, place: 'Bản Liền', motif };
    const png = await drawPicture(sharePictureSvg(picture, true), photo, root);
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([1200, 630]);
    const at = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * info.channels).subarray(0, 3),
    ];
    const [red = 0, green = 0, blue = 0] = at(280, 300);
    expect(green - Math.max(red, blue)).toBeGreaterThan(150);
    expect(Math.min(...at(1150, 600))).toBeGreaterThan(225);
  });

  test('draw no star without a recognition, and let nothing of a title out of its place', () => {
    const picture = { above: 'Chợ Phiên', title: '</text><script>"&', stars: null, place: null, motif };
    const svg = sharePictureSvg(picture, false);
    expect(svg).not.toContain('OCOP');
    expect(svg).not.toContain('<script');
  });

  test('break long titles between words into at most four lines', () => {
    expect(breakTitle('Chè')).toEqual(['Chè']);
    const lines = breakTitle(
      'Hộp quà tặng tổng hợp bánh kẹo đặc sản vùng cao Tây Bắc của hợp tác xã dịch vụ nông nghiệp',
    );
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toMatch(/…$/);
  });
});

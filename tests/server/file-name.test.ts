import { expect, test } from 'vitest';
import { attachment } from '#app/routes/attachment.server.ts';
import { fileNameOf } from '#app/server/text/file-name.ts';

const bidi = [
  '\u061c',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202b',
  '\u202d',
  '\u202e',
  '\u2066',
  '\u2067',
  '\u2069',
];

test.each([
  ['giấy\u202egpj.exe', 'giấygpj.exe'],
  [`a${bidi.join('')}b.pdf`, 'ab.pdf'],
  ['một\ndòng\u0000.pdf', 'một dòng .pdf'],
  ['a\u{e0041}\u00ad\ufeffb.pdf', 'ab.pdf'],
  ['Gia\u0302\u0301y.pdf', 'Giấy.pdf'],
  ['\u202e\u0007', ''],
])('%j is kept as %j', (given, kept) => {
  expect(fileNameOf(given)).toBe(kept);
});

test('a long name keeps its ending, and no half of a character where it was cut', () => {
  const name = fileNameOf(`${'🍵'.repeat(150)}.pdf`);
  expect(name.length).toBeLessThanOrEqual(200);
  expect(name).toMatch(/^🍵+\.pdf$/u);
  expect(fileNameOf(`x${'🍵'.repeat(150)}a.pdf`)).toMatch(/^🍵+a\.pdf$/u);
});

test('a name that was kept before leaves without them too', () => {
  const file = { bytes: 0, stream: [] as never };
  const { headers } = attachment(file, { fileName: 'giấy\u202egpj.pdf', contentType: 'application/pdf' });
  const sent = headers.get('content-disposition') ?? '';
  expect(decodeURIComponent(sent)).not.toMatch(/[\u202a-\u202e]/);
  expect(decodeURIComponent(sent)).toContain('giấygpj.pdf');
});

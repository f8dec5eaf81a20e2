import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asciiCode } from '#app/setup/ascii-code.mjs';

const CODE = [
  "['Đường “thốt nốt” 🍯', `giá 2 ₫`, '\\\\–', '\\–',",
  "'Chè Shan'.replace(/[èé\\–]/, 'ê'), /^🍯+$/u.test('🍯🍯'), { tên: 'chợ' }.tên]",
].join('\n');

test('code in ASCII alone gives what the same code gave', () => {
  const ascii = asciiCode(CODE);
  expect(ascii).toMatch(/^[\0-\x7f]+$/);
  const run = (code: string): unknown => new Function(`return ${code}`)();
  expect(run(ascii)).toEqual(run(CODE));
  expect(run(ascii)).toContain('Đường “thốt nốt” 🍯');
});

test('texts in which a backslash is itself and letters are beyond ASCII are patterns', () => {
  const raw = /String\.raw`[^`]*[^\0-\x7f][^`]*`/;
  const files = ['app', 'db'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name))
      .filter((path) => raw.test(readFileSync(path, 'utf8'))),
  );
  expect(files).toEqual(['app/domain/catalog/find-claims.ts']);
});

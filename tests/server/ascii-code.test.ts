import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { findClaims } from '#app/domain/catalog/find-claims.ts';
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

test('no text in which a backslash is itself has letters beyond ASCII', () => {
  const raw = /String\.raw`[^`]*[^\0-\x7f][^`]*`/;
  const files = ['app', 'db', 'tests/fakes'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
  const found = [...files, 'server.ts'].filter((path) => raw.test(readFileSync(path, 'utf8')));
  expect(files.length).toBeGreaterThan(1_000);
  expect(found).toEqual([]);
});

test('patterns that are made of others as the code runs find the same once it is built', async () => {
  const { outputFiles } = await build({
    entryPoints: ['app/domain/catalog/find-claims.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  });
  const code = asciiCode(outputFiles[0]?.text ?? '');
  const built = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    findClaims: typeof findClaims;
  };
  for (const text of [
    'Khong the khong chua khoi benh',
    'khong co loai benh nao khong chua khoi',
    'khong le khong chua khoi ung thu',
    'Không bệnh nào không chữa khỏi',
  ]) {
    const claims = findClaims(text, '2026-11-23');
    expect(
      claims.map(({ level }) => level),
      text,
    ).toContain('promise');
    expect(built.findClaims(text, '2026-11-23'), text).toEqual(claims);
  }
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Text } from '#app/i18n/messages.ts';

const root = process.cwd();
const texts = join(root, 'app', 'i18n', 'vi');

/** All that may name a text: the app without the catalogues themselves, and the table of label fields. */
const code = readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !/^i18n\/(vi|en)\//.test(path))
  .map((path) => readFileSync(join(root, 'app', path), 'utf8'))
  .concat(readFileSync(join(root, 'db/reference/label-fields.csv'), 'utf8'));

const words = new Set(
  code.flatMap((text) => [/\w+/g, /[\w-]+/g, /\w+\.\w+/g].flatMap((shape) => text.match(shape) ?? [])),
);

/** Where a key is put together, `state_${state}` or `${kind}Title`: how it begins and how it ends. */
const frames = code.flatMap((text) =>
  [...text.matchAll(/`([\w.]*)\$\{[^`{}]*(?:\([^`]*\))?[^`{}]*\}([\w.]*)`/g)].flatMap(
    ([, begin = '', end = '']) => (begin.length > 1 || end.length > 1 ? [{ begin, end }] : []),
  ),
);

const isNamed = (key: string) =>
  words.has(key) ||
  frames.some(
    ({ begin, end }) => key.length > begin.length + end.length && key.startsWith(begin) && key.endsWith(end),
  );

test.each(readdirSync(texts))('each text of %s is named in the code, or put together by it', async (file) => {
  const module = (await import(join(texts, file))) as Record<string, Record<string, Text>>;
  const keys = Object.values(module).flatMap((catalogue) => Object.keys(catalogue));
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.filter((key) => !isNamed(key))).toEqual([]);
});

test('a text that nothing names would be found', () => {
  expect(['toMarket', 'nextInQueue', 'signedInAs', 'col_asOf'].filter(isNamed)).toEqual([]);
  expect(['allYear', 'standing_ready', 'problem_labelMissing'].filter((key) => !isNamed(key))).toEqual([]);
});

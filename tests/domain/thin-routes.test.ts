import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('routes leave the database to use-cases', () => {
  const files = readdirSync('app/routes', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const atTheStore = files.filter((name) =>
    /\bstore\s*\.\s*(?:read|write|tables)\b|\bstore\b\s*\}\s*=/.test(
      readFileSync(join('app/routes', name), 'utf8'),
    ),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(atTheStore).toEqual([]);
});

test('a page that shows refused forms is read anew after a refusal, or it shows what was stored before', () => {
  const pages = readdirSync('app/routes', { recursive: true, encoding: 'utf8' })
    .filter((name) => /^(seller|department)\/.*\.tsx$/.test(name))
    .map((name) => ({ name, text: readFileSync(join('app/routes', name), 'utf8') }))
    .filter(({ text }) => text.includes('useActionData') && /export const loader\b/.test(text));
  const left = pages.filter(
    ({ text }) => !text.includes("export { shouldRevalidate } from '#app/routes/read-anew.ts'"),
  );
  expect(pages.length).toBeGreaterThan(25);
  expect(left.map(({ name }) => name)).toEqual([]);
});

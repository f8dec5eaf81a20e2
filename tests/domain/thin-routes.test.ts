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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RouteConfigEntry } from '@remix-run/route-config';
import { expect, test } from 'vitest';
import routes from '#app/routes.ts';
import { mostBodyBytes } from '#app/server/http/body-limits.ts';
import { ROOT } from '#tests/support/templates.ts';

const KB = 1024;
const MULTIPART = 'multipart/form-data; boundary=a';
const READER = 'app/server/uploads/read-multipart.server.ts';
/** One reader serves all of a listing's steps: the others' forms are plain, and a save in the background comes after its files. */
const WITHOUT_FILES =
  /^routes\/seller\/listings\/(what|sizes|label|story)\.tsx$|^routes\/seller\/listings\/save-step\.ts$/;

/** Every address with its route's file, names filled in. */
function addresses(entries: readonly RouteConfigEntry[], above = ''): Array<{ path: string; file: string }> {
  return entries.flatMap(({ path, file, children = [] }) => {
    const own = path === undefined ? above : `${above}/${path.replaceAll(/:\w+/g, 'x')}`;
    return [{ path: own, file }, ...addresses(children, own)];
  });
}

/** Whether a module takes files out of a form, itself or by what it imports of the routes. */
function readsFiles(module: string, seen = new Set<string>()): boolean {
  if (module === READER) return true;
  if (!module.startsWith('app/routes/') || seen.has(module)) return false;
  seen.add(module);
  const text = readFileSync(join(ROOT, module), 'utf8');
  const imported = [
    ...text.matchAll(/^import (?!type ).*? from '#(app\/[^']+)';|^\} from '#(app\/[^']+)';/gm),
  ];
  return imported.some(([, one, other]) => readsFiles(one ?? other ?? '', seen));
}

test('every address whose form takes a file lets more through than a form without one may hold', async () => {
  const taking = addresses(await routes).filter(
    ({ file }) => !WITHOUT_FILES.test(file) && readsFiles(join('app', file)),
  );
  expect(taking.map(({ path }) => path).sort()).toEqual([
    '/department/entries/x',
    '/department/refunds/x',
    '/department/register/import',
    '/en/orders/x',
    '/orders/x',
    '/seller/channels/exports/x/refused',
    '/seller/channels/x/workbook',
    '/seller/listings/x/photos',
    '/seller/money/statements',
    '/seller/papers/give',
    '/seller/refunds/x',
  ]);
  expect(taking.filter(({ path }) => mostBodyBytes(path, MULTIPART) <= 512 * KB)).toEqual([]);
});

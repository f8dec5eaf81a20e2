/**
 * `npm run bench`: what is fast, measured beside its limit in the same run. `npm run bench -- search` runs those
 * whose name contains the word. Each bench is a process of its own, so that none inherits another's heap.
 */
import { fork } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install, rootDir } from './install.mjs';

install();
const { build } = await import('./build.mjs');
const { build: bundle } = await import('esbuild');
if (process.env.TEST_BUILD !== 'ready') await build();

const wanted = process.argv[2] ?? '';
const folder = join(rootDir, 'node_modules/.cache/cho-phien-bench');
const names = readdirSync(join(rootDir, 'tests/bench'))
  .filter((name) => name.endsWith('.bench.ts') && name.includes(wanted))
  .map((name) => name.slice(0, -'.bench.ts'.length));
mkdirSync(folder, { recursive: true });
await bundle({
  absWorkingDir: rootDir,
  entryPoints: {
    ...Object.fromEntries(names.map((name) => [`${name}.bench`, `tests/bench/${name}.bench.ts`])),
    // Looked for beside the bundle that uses it.
    decoder: 'app/domain/media/decoder/main.ts',
  },
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});

const rows = [];
let failed = false;
for (const name of names) {
  console.error(`${name}…`);
  const child = fork(join(folder, `${name}.bench.mjs`), {
    cwd: rootDir,
    execArgv: ['--expose-gc', '--enable-source-maps'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  child.on('message', (message) => rows.push(message));
  const code = await new Promise((resolve) => child.on('exit', resolve));
  if (code !== 0) {
    failed = true;
    rows.push({ what: name, ours: 'failed', limit: '', ratio: '', bar: '', isMet: false });
  }
}
rmSync(folder, { recursive: true, force: true });
printTable(rows);
process.exit(failed ? 1 : 0);

function printTable(table) {
  const head = { what: 'what', ours: 'ours', limit: 'its limit', ratio: 'ratio', bar: 'bar', verdict: '' };
  const lines = [
    head,
    ...table.map((row) => ({ ...row, verdict: row.isMet === null ? '' : row.isMet ? 'ok' : 'MISSED' })),
  ];
  const columns = Object.keys(head);
  const widths = columns.map((column) => Math.max(...lines.map((line) => String(line[column] ?? '').length)));
  for (const line of lines) {
    console.log(
      columns
        .map((column, at) => String(line[column] ?? '').padEnd(widths[at]))
        .join('  ')
        .trimEnd(),
    );
  }
}

/** `npm run build`: pages by Remix, processes by esbuild. Skipped when nothing that goes in has changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { asciiCode } from './ascii-code.mjs';
import { install, rootDir, run } from './install.mjs';
import { slimSourceMap } from './slim-source-map.mjs';

const INPUTS = [
  'app',
  'db',
  'tests/fakes/platforms',
  'tests/fakes/bank',
  'tests/fakes/stripe',
  'public',
  'server.ts',
  'package-lock.json',
  'vite.config.ts',
  'remix.config.js',
];
const PAGES_DIR = join(rootDir, 'build', 'server');
const PROCESSES_DIR = join(rootDir, 'build', 'node');
const STAMP = join(rootDir, 'build', 'stamp');

/** Entry points beside the pages; decoding photos and drawing share pictures each have a process of their own. */
const PROCESSES = {
  server: 'server.ts',
  worker: 'app/worker.ts',
  cli: 'app/cli.ts',
  decoder: 'app/domain/media/decoder/main.ts',
  'share-picture': 'app/domain/catalog/share-picture/main.ts',
  /** Platforms that stand in for the real ones in a demo; nothing of the app imports them. */
  platforms: 'tests/fakes/platforms/main.ts',
  /** A bank that buyers of a demo pay at. */
  bank: 'tests/fakes/bank/main.ts',
  /** The same for the card provider. */
  stripe: 'tests/fakes/stripe/main.ts',
};

export async function build({ force = false } = {}) {
  const stamp = fingerprint();
  if (!force && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return;
  console.log('Building…');
  run('npx', ['remix', 'vite:build', '--logLevel', 'warn'], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const { build: bundle } = await import('esbuild');
  await bundle({
    absWorkingDir: rootDir,
    entryPoints: PROCESSES,
    outdir: PROCESSES_DIR,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  });
  makeLean();
  writeFileSync(STAMP, stamp);
}

/** What the built processes and pages are read from takes less memory in those that run them. */
function makeLean() {
  for (const folder of [PAGES_DIR, PROCESSES_DIR]) {
    for (const name of readdirSync(folder, { recursive: true })) {
      const path = join(folder, name);
      if (!/\.m?js$/.test(path)) continue;
      const code = asciiCode(readFileSync(path, 'utf8'));
      writeFileSync(path, code);
      const map = `${path}.map`;
      if (existsSync(map)) writeFileSync(map, slimSourceMap(readFileSync(map, 'utf8'), code));
    }
  }
}

/** A hash of the names, sizes and times of everything that goes into the build. */
function fingerprint() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const info = statSync(join(rootDir, path));
    if (info.isDirectory()) {
      for (const name of readdirSync(join(rootDir, path)).sort()) visit(`${path}/${name}`);
    } else {
      hash.update(`${path} ${info.size} ${Math.round(info.mtimeMs)}\n`);
    }
  };
  for (const path of INPUTS) visit(path);
  return hash.digest('hex');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  install();
  await build({ force: process.argv.includes('--force') });
}

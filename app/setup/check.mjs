/** `npm run check`: format and lint, types, direction of imports, dead code; side by side, under a minute. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { install, rootDir } from './install.mjs';

install();
const checks = {
  'format and lint': ['biome', 'check', '--error-on-warnings', '.'],
  // By its path: TypeScript 5, which other tools call from their code, has a program of the same name.
  types: [
    'node',
    'node_modules/typescript-native/bin/tsc',
    '--noEmit',
    '--checkers',
    String(Math.min(4, availableParallelism())),
    '-p',
    '.',
  ],
  'direction of imports': [
    'depcruise',
    '--config',
    'dependency-cruiser.config.mjs',
    '--output-type',
    'err',
    'app',
    'db',
    'server.ts',
  ],
  'dead code': ['knip', '--no-progress'],
};

const results = await Promise.all(
  Object.entries(checks).map(
    ([name, [command, ...args]]) =>
      new Promise((resolve) => {
        const startedAt = performance.now();
        const child = spawn('npx', ['--no-install', command, ...args], {
          cwd: rootDir,
          shell: process.platform === 'win32',
        });
        let output = '';
        child.stdout.on('data', (part) => {
          output += part;
        });
        child.stderr.on('data', (part) => {
          output += part;
        });
        child.on('exit', (code) => {
          const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
          console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
          if (code !== 0) console.log(output);
          resolve(code === 0);
        });
      }),
  ),
);
process.exit(results.every(Boolean) ? 0 : 1);

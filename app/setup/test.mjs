/**
 * `npm test`: everything from a fresh clone to a verdict. Installs what the tests need, builds, runs every test and
 * ends with the line "N passed, N failed".
 *
 *     npm test                      all, with a sample of each long proof
 *     npm test -- tests/domain/x    files whose path contains this
 *     npm run test:faults           the long proofs at full count (up to half an hour)
 *     npm test -- --days-later=730  all, with the clock two years on
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, rootDir } from './install.mjs';

install();
const { installChromium } = await import('./install-chromium.mjs');
const { installLibreOffice } = await import('./install-libreoffice.mjs');
const { build } = await import('./build.mjs');

const given = process.argv.slice(2);
const isFaults = given[0] === 'faults';
const daysLater = given.find((one) => one.startsWith('--days-later='))?.split('=')[1];
const filters = given.filter((one) => one !== 'faults' && !one.startsWith('--days-later='));
const projects = ['domain', 'stand-in', 'mocking', 'http', 'faults', ...(isFaults ? [] : ['browser'])];

const chromium = isFaults ? null : await installChromium();
const libreOffice = isFaults ? installLibreOffice() : null;
await build();

const folder = mkdtempSync(join(tmpdir(), 'cho-phien-report-'));
const report = join(folder, 'report.json');
const vitest = spawn(
  process.execPath,
  [
    join(rootDir, 'node_modules/vitest/vitest.mjs'),
    'run',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...filters,
  ],
  {
    cwd: rootDir,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: 'test',
      TEST_BUILD: 'ready',
      ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
      ...(libreOffice ? { LIBREOFFICE_PATH: libreOffice } : {}),
      ...(isFaults ? { FAULTS: 'full' } : {}),
      ...(daysLater ? { TEST_CLOCK_SHIFT_DAYS: daysLater } : {}),
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => vitest.kill(signal));
vitest.on('exit', (code) => {
  const { passed, failed, skipped } = countResults(code);
  rmSync(folder, { recursive: true, force: true });
  if (skipped > 0) console.log(`${skipped} skipped`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
});

/** A file that could not be read, or an error outside every test, is a failure too. */
function countResults(code) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const unreadable = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    ).length;
    const failed = numFailedTests + unreadable;
    return {
      passed: numPassedTests,
      failed: code !== 0 && failed === 0 ? 1 : failed,
      skipped: numPendingTests + numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '#tests/support/templates.ts';

/** Builds the pages and processes under test when something that goes into them has changed. */
export default function buildOnce(): void {
  if (process.env.TEST_BUILD === 'ready') return;
  const build = spawnSync(process.execPath, [join(ROOT, 'app/setup/build.mjs')], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (build.status !== 0) throw new Error('the build failed; see above');
  process.env.TEST_BUILD = 'ready';
}

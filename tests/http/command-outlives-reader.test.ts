import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '#tests/support/templates.ts';

test('a command whose reader has gone ends as it would have, without a word of it', async () => {
  const child = spawn(process.execPath, [join(ROOT, 'build/node/cli.mjs'), 'no:such', '--json'], {
    env: { NODE_ENV: 'test', PATH: process.env.PATH, MARKET_ROOT: ROOT },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  expect(said).toContain('There is no command "no:such"');
  expect(said).not.toMatch(/EPIPE|node:|\n\s+at /);
});

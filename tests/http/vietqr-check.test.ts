import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { ownedFolder } from '#tests/support/scratch-folder.ts';
import { ROOT } from '#tests/support/templates.ts';

const payload =
  '00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200005802VN62170813ung ho lu lut6304C15C';

async function check(typed: string, ...args: string[]) {
  const folder = ownedFolder('cho-phien-vietqr-');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const child = spawn(process.execPath, [join(ROOT, 'build/node/cli.mjs'), 'vietqr:check', ...args], {
    env: { NODE_ENV: 'test', PATH: process.env.PATH, MARKET_ROOT: ROOT, DATA_DIR: folder },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(typed);
  const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { out, code };
}

test('a code is read from standard input, and the exit code says whether it is right', async () => {
  const right = await check(`  ${payload}\r\n\n`, '-', '--json');
  expect(right.code).toBe(0);
  expect(JSON.parse(right.out)).toEqual({
    ok: true,
    reason: null,
    kind: 'account',
    bin: '970415',
    account: '0011001932418',
    amount: 120_000,
    memo: 'ung ho lu lut',
  });
  const cut = await check(payload.slice(0, -1), '-');
  expect(cut.code).toBe(1);
  expect(cut.out).toContain('Không nhận mã này.');
});

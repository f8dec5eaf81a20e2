import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { shopeePlatform } from '#app/domain/channels/shopee/shopee-platform.server.ts';
import { allPlatforms } from '#tests/fakes/platforms/all-platforms.ts';
import { plainCall } from '#tests/support/platform-world.ts';

const root = join(import.meta.dirname, '../../..');

async function run(stateFile: string) {
  const program = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/fakes/platforms/main.ts', '--state', stateFile],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void program.kill('SIGKILL'));
  const [line] = await once(createInterface({ input: program.stdout }), 'line');
  return { program, about: JSON.parse(line) };
}

async function killed(program: ChildProcess) {
  const gone = once(program, 'exit');
  program.kill('SIGKILL');
  await gone;
}

test('the program says where each platform is, and keeps shops and keys when it is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cho-phien-platforms-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const first = await run(join(folder, 'state.json'));
  expect(Object.keys(first.about)).toEqual([...allPlatforms.map(({ name }) => name), 'control']);

  const lineTo = (about: typeof first.about) => ({
    app: { key: about.shopee.key, secret: about.shopee.secret, extra: {} },
    hosts: about.shopee.hosts,
    call: plainCall,
    now: Date.now,
  });
  const callback = 'http://127.0.0.1:9/back';
  const url = shopeePlatform.authoriseUrl(lineTo(first.about), callback, 's');
  expect(await (await fetch(url)).text()).toContain('Shopee (mô phỏng)');
  const yes = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ shop: 'new' }),
  });
  const back = new URL(yes.headers.get('location') ?? '');
  const [grant] = await shopeePlatform.exchange(lineTo(first.about), back.searchParams, callback);
  if (!grant) throw new Error('no shop');

  expect(statSync(join(folder, 'state.json')).mode & 0o777).toBe(0o600);
  await killed(first.program);
  const { about } = await run(join(folder, 'state.json'));
  expect(about.shopee.secret).toBe(first.about.shopee.secret);
  expect(await shopeePlatform.categories({ ...lineTo(about), grant })).not.toHaveLength(0);
});

test('the control wants its token, and the seller is only sent back to this machine', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cho-phien-platforms-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { about } = await run(join(folder, 'state.json'));
  expect((await fetch(`${about.control.url}/state`)).status).toBe(401);
  const headers = { authorization: `Bearer ${about.control.token}` };
  const state = await (await fetch(`${about.control.url}/state`, { headers })).json();
  expect(state.platforms.shopee.products).toEqual([]);
  const line = {
    app: { key: about.shopee.key, secret: about.shopee.secret, extra: {} },
    hosts: about.shopee.hosts,
  };
  const away = shopeePlatform.authoriseUrl({ ...line, now: Date.now }, 'https://elsewhere.example/', 's');
  expect((await fetch(away, { method: 'POST', redirect: 'manual' })).status).toBe(400);
});

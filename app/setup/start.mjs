/** `npm start`: everything from a fresh clone to an open market. `-- --lan` lets phones on the same network in. */

import { fork } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { install, rootDir } from './install.mjs';
import { nodeEnvironment, nodeFlags } from './node-flags.mjs';

install();
const { build } = await import('./build.mjs');
await build();

const isLan = process.argv.includes('--lan');
const addresses = Object.values(networkInterfaces())
  .flat()
  .filter((one) => one && one.family === 'IPv4' && !one.internal)
  .map(({ address }) => address);
// The demo signs people in at one click, so it is never opened to an address that the whole world can reach.
const lanAddress = addresses.find((address) => /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address));
if (isLan && !lanAddress) {
  const found = addresses.length > 0 ? `only ${addresses.join(', ')}` : 'none';
  console.error(
    `--lan needs an address of a private network (192.168.x.x, 10.x.x.x, 172.16-31.x.x); found ${found}. Serving this machine only.`,
  );
}
const port = process.env.PORT ?? '3000';
const environment = {
  ...process.env,
  ...(isLan && lanAddress
    ? {
        HOST: process.env.HOST ?? '0.0.0.0',
        PUBLIC_URL: process.env.PUBLIC_URL ?? `http://${lanAddress}:${port}`,
      }
    : {}),
};

const server = fork(join(rootDir, 'build/node/server.mjs'), [], {
  cwd: rootDir,
  env: {
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    ...nodeEnvironment,
    ...environment,
    MARKET_ROOT: rootDir,
  },
  execArgv: nodeFlags,
});
server.on('message', async (message) => {
  if (!message?.listening) return;
  const address = environment.PUBLIC_URL || `http://${environment.HOST ?? '127.0.0.1'}:${message.listening}`;
  console.log(`\nChợ Phiên: ${address}\n`);
  if (isLan) {
    const { default: qrcode } = await import('qrcode');
    console.log(await qrcode.toString(address, { type: 'terminal', small: true }));
  }
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 1));

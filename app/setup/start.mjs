/** `npm start`: everything from a fresh clone to an open market. `-- --lan` lets phones on the same network in. */

import { fork } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { install, rootDir } from './install.mjs';

install();
const { build } = await import('./build.mjs');
await build();

const isLan = process.argv.includes('--lan');
const lanAddress = Object.values(networkInterfaces())
  .flat()
  .find((one) => one && one.family === 'IPv4' && !one.internal)?.address;
if (isLan && !lanAddress) console.error('No network address was found for --lan; serving this machine only.');
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
  env: { NODE_ENV: 'production', LOG_LEVEL: 'warn', ...environment, MARKET_ROOT: rootDir },
  execArgv: ['--enable-source-maps'],
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

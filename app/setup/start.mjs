/** `npm start`: everything from a fresh clone to an open market. `-- --lan` lets phones on the same network in. */

import { fork } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { install, rootDir } from './install.mjs';
import { planLan } from './lan.mjs';
import { nodeEnvironment, nodeFlags } from './node-flags.mjs';
import { underWay } from './under-way.mjs';

install();
const { build } = await import('./build.mjs');
await build();

const isLan = process.argv.includes('--lan');
const lan = planLan({
  isLan,
  addresses: Object.values(networkInterfaces())
    .flat()
    .filter((one) => one && one.family === 'IPv4' && !one.internal)
    .map(({ address }) => address),
  environment: process.env,
});
const environment = { ...process.env, ...lan.environment };

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
  const under = underWay(message);
  if (under) console.log(under);
  if (!message?.listening) return;
  const address = environment.PUBLIC_URL || `http://${environment.HOST ?? '127.0.0.1'}:${message.listening}`;
  console.log(`\nChợ Phiên: ${address}\n`);
  if (lan.problem) console.log(`${lan.problem}\n`);
  if (lan.hasQr) {
    const { default: qrcode } = await import('qrcode');
    console.log(await qrcode.toString(address, { type: 'terminal', small: true }));
  }
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 1));

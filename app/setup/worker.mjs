/** `npm run worker`: installs and builds when needed, then runs app/worker.ts. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { install, rootDir } from './install.mjs';
import { nodeEnvironment, nodeFlags } from './node-flags.mjs';

install();
const { build } = await import('./build.mjs');
await build();
const child = fork(join(rootDir, 'build/node/worker.mjs'), process.argv.slice(2), {
  env: {
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    ...nodeEnvironment,
    ...process.env,
    MARKET_ROOT: rootDir,
  },
  execArgv: nodeFlags,
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

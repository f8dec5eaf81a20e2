/** `npm run dev`: the market with hot reload. */
import { spawn } from 'node:child_process';
import { install, rootDir } from './install.mjs';

install();
const server = spawn(
  process.execPath,
  [
    '--import',
    'tsx',
    '--watch-path=server.ts',
    '--watch-path=app/server',
    '--watch-path=app/domain',
    '--watch-path=db',
    '--watch-preserve-output',
    'server.ts',
  ],
  { cwd: rootDir, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'development', MARKET_ROOT: rootDir } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));

/**
 * The simulated bank as a program of its own: `main.ts [--port N] [--host ADDRESS] [--public-host NAME] [--state FILE]`.
 * Prints one line of JSON when it is ready: its address, and the control's address and token. Ends when told to, or when
 * the program that forked it is gone.
 */
import { parseArgs } from 'node:util';
import { startBank } from '#tests/fakes/bank/start-bank.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    'public-host': { type: 'string' },
    state: { type: 'string' },
  },
});
const { url, control } = await startBank({
  port: Number(values.port ?? 0),
  ...(values.host ? { host: values.host } : {}),
  ...(values['public-host'] ? { publicHost: values['public-host'] } : {}),
  ...(values.state ? { stateFile: values.state } : {}),
});
console.log(JSON.stringify({ url, control }));

const end = () => process.exit(0);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
process.on('disconnect', end);

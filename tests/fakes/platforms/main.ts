/**
 * Simulated platforms as a program of their own: `main.ts [--port N] [--state FILE] [--seed N] [--return-to URL]`. Prints one
 * line of JSON when it is ready: per platform its address, hosts, key, secret and extras, and the control's address and token. Ends when
 * told to, or when the program that forked it is gone.
 */
import { parseArgs } from 'node:util';
import { startPlatforms } from '#tests/fakes/platforms/start-platforms.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    state: { type: 'string' },
    seed: { type: 'string' },
    'return-to': { type: 'string' },
  },
});
const started = await startPlatforms({
  port: Number(values.port ?? 0),
  seed: Number(values.seed ?? 1),
  ...(values.state ? { stateFile: values.state } : {}),
  ...(values['return-to'] ? { returnTo: values['return-to'] } : {}),
});
console.log(JSON.stringify({ ...started.about, control: started.control }));

const end = () => process.exit(0);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
process.on('disconnect', end);

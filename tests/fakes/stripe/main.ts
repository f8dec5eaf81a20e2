/**
 * A simulated Stripe as a program of its own: `main.ts [--port N] [--state FILE] [--seed N] [--webhook URL]
 * [--page-host NAME]`. Prints one line
 * of JSON when it is ready: its address, key and webhook secret, and the control's address and token. Ends when told to,
 * or when the program that forked it is gone.
 */
import { parseArgs } from 'node:util';
import { startStripe } from '#tests/fakes/stripe/start-stripe.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    state: { type: 'string' },
    seed: { type: 'string' },
    webhook: { type: 'string' },
    'page-host': { type: 'string' },
  },
});
const started = await startStripe({
  port: Number(values.port ?? 0),
  seed: Number(values.seed ?? 1),
  ...(values.state ? { stateFile: values.state } : {}),
  ...(values['page-host'] ? { pageHost: values['page-host'] } : {}),
  ...(values.webhook ? { webhookUrl: values.webhook } : {}),
});
console.log(JSON.stringify({ stripe: started.about, control: started.control }));

const end = () => process.exit(0);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
process.on('disconnect', end);

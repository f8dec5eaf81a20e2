import { readFileSync } from 'node:fs';
import { importFile } from '#tests/domain/register/register-file.ts';
import { openOnRealClock, type WorkerOrder } from '#tests/faults/programs/counting-job.ts';

/**
 * Applies a register file and stops at its last write, inside the transaction: every row is written and nothing is
 * committed. Says so, and waits to be killed.
 */
const { path, ...order } = JSON.parse(process.argv[2] ?? '{}') as WorkerOrder & { path: string };
const { context } = openOnRealClock(order);
const touch = async () => {
  process.send?.('inside');
  await new Promise(() => undefined);
};
// Something to live for while nothing is awaited from outside.
setInterval(() => undefined, 60_000);
const store = Object.assign(Object.create(context.store) as typeof context.store, { touch });
await importFile({ ...context, store }, readFileSync(path));

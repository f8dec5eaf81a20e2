import { fillDemo } from '#app/demo/fill-demo.server.ts';
import { openMarket } from '#app/market.server.ts';

/** One of several processes that open the demo at the same moment on the same database; says each write it makes. */
const environment = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
process.once('message', async () => {
  const { context, close } = await openMarket({ environment, rootDir: process.cwd() });
  const { store } = context;
  const write: typeof store.write = (work, options) => {
    process.send?.('writes');
    return store.write(work, options);
  };
  await fillDemo({ ...context, store: { ...store, write } });
  process.send?.('filled');
  await close();
  process.disconnect();
});
process.send?.('ready');

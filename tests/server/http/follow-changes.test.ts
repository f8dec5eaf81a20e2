import { expect, onTestFinished, test, vi } from 'vitest';
import { followChanges } from '#app/server/html-cache/follow-changes.server.ts';
import { HtmlCache } from '#app/server/html-cache/html-cache.server.ts';
import { newId } from '#app/server/ids.server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const answer = { etag: '"a"', headers: [], notModified: [], body: Buffer.from('kept') };

eachEngine('following changes of other processes', (open) => {
  async function keeping(tags: string[]) {
    const { context } = await open();
    const cache = new HtmlCache(context.clock, 1_000_000);
    const put = () =>
      cache.put(
        '/kept',
        {
          status: 200,
          sent: { identity: answer, gzip: answer, br: answer },
          tags: new Set(tags),
          validUntil: Number.POSITIVE_INFINITY,
        },
        cache.begin(),
      );
    onTestFinished(followChanges(context, cache));
    // A row from elsewhere: written past `store.touch`, so that this process hears of it by polling only.
    const insert = (id: string, tag: string) =>
      context.store.write((tx) =>
        tx.insert(context.store.tables.change).values({ id, tag, at: context.clock.now() }),
      );
    put();
    const heard = newId();
    await insert(heard, 'kept');
    await vi.waitFor(() => expect(cache.get('/kept')).toBeNull(), { timeout: 5_000 });
    put();
    expect(cache.get('/kept')).not.toBeNull();
    return { cache, insert };
  }

  test('drops only what shows the change', async () => {
    const { cache, insert } = await keeping(['kept', 'other']);
    await insert(newId(), 'unrelated');
    await insert(newId(), 'other');
    await vi.waitFor(() => expect(cache.get('/kept')).toBeNull(), { timeout: 5_000 });
  });

  test('hears of a change whose writer has a clock that is a day behind', async () => {
    const { cache, insert } = await keeping(['kept']);
    // The first ten characters of an id are its writer's time.
    await insert(`0${newId().slice(1)}`, 'kept');
    await vi.waitFor(() => expect(cache.get('/kept')).toBeNull(), { timeout: 5_000 });
  });
});

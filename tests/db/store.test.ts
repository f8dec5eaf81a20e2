import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Db, Store, Tx } from '#db/store.ts';
import type { Counted, StoreOrder, UseStore } from '#tests/db/programs/use-store.ts';
import { startChild } from '#tests/support/child-process.ts';
import { eachEngine, type TestMarket } from '#tests/support/test-market.ts';

const PROGRAM = 'tests/db/programs/use-store.ts';

function setCounter({ tables }: Store, tx: Tx, key: string, points: number) {
  return tx.insert(tables.rateLimit).values({ key, points, windowEndsAt: 0 });
}

async function counters({ store }: TestMarket['context']) {
  const { rateLimit } = store.tables;
  const rows = await store.read((db) => db.select().from(rateLimit).orderBy(asc(rateLimit.key)));
  return Object.fromEntries(rows.map(({ key, points }) => [key, points]));
}

async function addOne({ tables: { rateLimit } }: Store, tx: Tx, key: string) {
  const [row] = await tx.select().from(rateLimit).where(eq(rateLimit.key, key));
  await tx
    .update(rateLimit)
    .set({ points: (row?.points ?? 0) + 1 })
    .where(eq(rateLimit.key, key));
}

function otherProcess({ context, databaseUrl }: TestMarket) {
  const told: UseStore = { databaseUrl, sqlitePath: context.config.sqlitePath };
  const child = startChild(PROGRAM, told);
  return { ...child, order: (order: StoreOrder) => child.send(order) };
}

eachEngine('many questions one after another', (open) => {
  test.each(['read', 'write'] as const)('let others have their turn: store.%s', async (door) => {
    const { context } = await open();
    const { store } = context;
    let turns = 0;
    let isOver = false;
    const turn = () => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    for (let number = 0; number < 2_000; number += 1) {
      if (door === 'read') await store.read((db) => db.select().from(store.tables.rateLimit));
      else await store.write((tx) => setCounter(store, tx, String(number), 1));
    }
    isOver = true;
    expect(turns).toBeGreaterThan(5);
  });
});

eachEngine('store.write', (open, engine) => {
  test('leaves nothing of a write that was thrown out of', async () => {
    const { context } = await open();
    const { store } = context;
    const write = store.write(async (tx) => {
      await setCounter(store, tx, 'first', 1);
      await setCounter(store, tx, 'second', 1);
      throw new Error('changed my mind');
    });
    await expect(write).rejects.toThrow('changed my mind');
    expect(await counters(context)).toEqual({});
  });

  test('leaves nothing when a later statement fails, and works again afterwards', async () => {
    const { context } = await open();
    const { store } = context;
    const write = store.write(async (tx) => {
      await setCounter(store, tx, 'same', 1);
      await setCounter(store, tx, 'same', 2);
    });
    const error = await write.catch((caught: unknown) => caught);
    expect(store.dialect.violatedUnique(error)).toBe('rate_limit_pkey');
    expect(await counters(context)).toEqual({});
    await store.write((tx) => setCounter(store, tx, 'same', 3));
    expect(await counters(context)).toEqual({ same: 3 });
  });

  test('keeps writes apart: no update is lost among many that read first', async () => {
    const { context } = await open();
    const { store } = context;
    await store.write((tx) => setCounter(store, tx, 'sum', 0));
    await Promise.all(Array.from({ length: 30 }, () => store.write((tx) => addOne(store, tx, 'sum'))));
    expect(await counters(context)).toEqual({ sum: 30 });
  });

  test('sees what no other write has half done', async () => {
    const { context } = await open();
    const { store } = context;
    const { rateLimit } = store.tables;
    await store.write((tx) => tx.insert(rateLimit).values([row('left', 50), row('right', 50)]));
    const move = (amount: number) =>
      store.write(async (tx) => {
        const sum = (await tx.select().from(rateLimit)).reduce((total, { points }) => total + points, 0);
        expect(sum).toBe(100);
        const [left] = await tx.select().from(rateLimit).where(eq(rateLimit.key, 'left'));
        const points = (left?.points ?? 0) - amount;
        await tx.update(rateLimit).set({ points }).where(eq(rateLimit.key, 'left'));
        await tx
          .update(rateLimit)
          .set({ points: 100 - points })
          .where(eq(rateLimit.key, 'right'));
      });
    await Promise.all([1, -2, 3, -4, 5, 6, -7, 8].map(move));
    expect(await counters(context)).toEqual({ left: 40, right: 60 });
  });

  test('takes a write inside a write into the same transaction', async () => {
    const { context } = await open();
    const { store } = context;
    const inner = (key: string) => store.write((tx) => setCounter(store, tx, key, 1));
    await store.write(async () => {
      await inner('one');
      await inner('two');
    });
    expect(await counters(context)).toEqual({ one: 1, two: 1 });
    const thrown = store.write(async () => {
      await inner('three');
      throw new Error('all of it');
    });
    await expect(thrown).rejects.toThrow('all of it');
    expect(await counters(context)).toEqual({ one: 1, two: 1 });
  });

  test('refuses a read inside it, which would not see its own writes', async () => {
    const { context } = await open();
    const { store } = context;
    const write = store.write(() => store.read((db) => db.select().from(store.tables.rateLimit)));
    await expect(write).rejects.toThrow('use the transaction');
  });

  test('refuses its transaction once it has ended, in success and in failure', async () => {
    const { context } = await open();
    const { store } = context;
    let kept: Tx | undefined;
    await store.write(async (tx) => {
      kept = tx;
    });
    await expect(useLate()).rejects.toThrow('ended');
    await store
      .write(async (tx) => {
        kept = tx;
        throw new Error('no');
      })
      .catch(() => undefined);
    await expect(useLate()).rejects.toThrow('ended');
    expect(await counters(context)).toEqual({});

    async function useLate() {
      await setCounter(store, kept as Tx, 'late', 1);
    }
  });

  test('refuses a statement that nobody waited for, instead of letting it into another write', async () => {
    const { context } = await open();
    const { store } = context;
    let late: Promise<unknown> = Promise.resolve();
    await store.write(async (tx) => {
      late = new Promise((resolve) => setImmediate(resolve)).then(() => setCounter(store, tx, 'late', 1));
      late.catch(() => undefined);
    });
    await store.write((tx) => setCounter(store, tx, 'other', 1));
    await expect(late).rejects.toThrow('ended');
    expect(await counters(context)).toEqual({ other: 1 });
  });

  test('tells its process of changes after the commit, and never of a write that was thrown out of', async () => {
    const { context, clock } = await open();
    const { store } = context;
    const heard: string[] = [];
    store.onChange((tags) => heard.push(...tags));
    await store.write(async (tx) => {
      await store.touch(tx, ['catalog', 'listing:1'], clock.now());
      await store.touch(tx, ['catalog'], clock.now());
      expect(heard).toEqual([]);
    });
    expect(heard).toEqual(['catalog', 'listing:1']);
    await store
      .write(async (tx) => {
        await store.touch(tx, ['register'], clock.now());
        throw new Error('no');
      })
      .catch(() => undefined);
    expect(heard).toEqual(['catalog', 'listing:1']);
  });

  test('reads and writes in two processes at once: nothing lost, nobody told to come back', async () => {
    const market = await open();
    const { store } = market.context;
    await store.write((tx) => setCounter(store, tx, 'sum', 0));
    const children = [otherProcess(market), otherProcess(market)];
    for (const child of children) await child.next();
    for (const child of children) child.order({ do: 'count', key: 'sum', times: 150 });
    const counted = await Promise.all(children.map((child) => child.next<Counted>()));
    expect(counted.flatMap(({ errors }) => errors)).toEqual([]);
    expect(await counters(market.context)).toEqual({ sum: 300 });
  });

  test('goes on reading, and runs its timers, while another process holds the write lock', async () => {
    const market = await open();
    const { store } = market.context;
    await store.write((tx) => setCounter(store, tx, 'sum', 0));
    const other = otherProcess(market);
    await other.next();
    other.order({ do: 'hold' });
    expect(await other.next()).toBe('holding');
    let isWritten = false;
    const write = store
      .write((tx) => addOne(store, tx, 'sum'))
      .then(() => {
        isWritten = true;
      });
    if (engine === 'sqlite') {
      await new Promise((resolve) => setTimeout(resolve, 1));
      expect(await counters(market.context)).toEqual({ sum: 0 });
      expect(isWritten).toBe(false);
    }
    other.send('let go');
    expect(await other.next()).toBe('let go');
    await write;
    expect(await counters(market.context)).toEqual({ sum: 1 });
  });
});

eachEngine('store.read', (open) => {
  test('cannot write, whatever it is handed to', async () => {
    const { context } = await open();
    const { store } = context;
    await store.write((tx) => setCounter(store, tx, 'kept', 1));
    const { rateLimit } = store.tables;
    const attempts: Array<(db: Db) => Promise<unknown>> = [
      async (db) => db.insert(rateLimit).values(row('new', 1)),
      async (db) => db.update(rateLimit).set({ points: 9 }),
      async (db) => db.delete(rateLimit),
    ];
    for (const attempt of attempts) await expect(store.read(attempt)).rejects.toThrow();
    expect(await counters(context)).toEqual({ kept: 1 });
  });
});

eachEngine('the audit', (open) => {
  test('takes entries, and refuses to change or lose one', async () => {
    const { context } = await open();
    const { store } = context;
    const { audit } = store.tables;
    const entry = { personId: null, role: null, act: 'approve-listing', subject: 'listing', subjectId: '1' };
    await store.write((tx) => recordAudit(context, tx, entry));
    const changes: Array<(tx: Tx) => Promise<unknown>> = [
      async (tx) => tx.update(audit).set({ act: 'return-listing' }),
      async (tx) => tx.delete(audit),
      async (tx) => tx.delete(audit).where(eq(audit.subjectId, '1')),
    ];
    for (const change of changes) await expect(store.write(change)).rejects.toThrow();
    const kept = await store.read((db) => db.select().from(audit));
    expect(kept).toMatchObject([{ ...entry, at: context.clock.now(), detail: {} }]);
  });
});

eachEngine('values', (open) => {
  test('come back as they were written', async () => {
    const { context } = await open();
    const { store } = context;
    const { job } = store.tables;
    const payload = { z: 1, a: [true, null, 'Nậm Đét'], số: 2 ** 53 - 1, quote: `'"\\` };
    const written = {
      id: newId(),
      kind: 'x',
      payload,
      state: 'queued' as const,
      priority: -5,
      runAt: 2 ** 53 - 1,
    };
    const rest = { attempts: 0, maxAttempts: 1, fence: 0, createdAt: 1 };
    await store.write((tx) => tx.insert(job).values({ ...written, ...rest }));
    const [found] = await store.read((db) => db.select().from(job));
    expect(found).toMatchObject(written);
    expect(JSON.stringify(found?.payload)).toBe(JSON.stringify(payload));
    expect(found?.uniqueKey).toBeNull();
  });

  test('are sorted by code point, whatever the locale of the database', async () => {
    const { context } = await open();
    const { store } = context;
    const keys = ['đá', 'da', 'Da', 'dã', 'z', 'a-b', 'ab', 'a b', 'Ổi', 'oi', '10', '9', 'ẩ', 'ă'];
    await store.write((tx) => tx.insert(store.tables.rateLimit).values(keys.map((key) => row(key, 0))));
    expect(Object.keys(await counters(context)).filter((key) => !/^\d+$/.test(key))).toEqual(
      keys.filter((key) => !/^\d+$/.test(key)).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
  });

  test('that are taken already are named alike', async () => {
    const { context } = await open();
    const { store } = context;
    const { job } = store.tables;
    const values = (id: string, uniqueKey: string) => ({
      ...{ id, uniqueKey, kind: 'x', payload: {}, state: 'queued' as const, priority: 0, runAt: 0 },
      ...{ attempts: 0, maxAttempts: 1, fence: 0, createdAt: 1 },
    });
    await store.write((tx) => tx.insert(job).values(values('1', 'key')));
    const violated = async (id: string, key: string) =>
      store.dialect.violatedUnique(
        await store.write((tx) => tx.insert(job).values(values(id, key))).catch((error: unknown) => error),
      );
    expect(await violated('1', 'other')).toBe('job_pkey');
    expect(await violated('2', 'key')).toBe('job_unique_key');
    const { image, rendition } = store.tables;
    const size = { width: 1, height: 1, byteSize: 1, createdAt: 1 };
    const made = { ...size, imageHash: 'h', name: '640.webp', storageKey: 'k' };
    const twice = store.write(async (tx) => {
      await tx.insert(image).values({ ...size, hash: 'h', placeholder: '', findings: [] });
      await tx.insert(rendition).values(made);
      await tx.insert(rendition).values(made);
    });
    expect(store.dialect.violatedUnique(await twice.catch((error: unknown) => error))).toBe(
      'rendition_image_hash_name_pk',
    );
    expect(store.dialect.violatedUnique(new Error('something else'))).toBeNull();
  });
});

function row(key: string, points: number) {
  return { key, points, windowEndsAt: 0 };
}

eachEngine('store.readMoment', (open) => {
  test('sees the data of one moment, whatever is written meanwhile, and cannot write', async () => {
    const { context } = await open();
    const { store } = context;
    const { rateLimit } = store.tables;
    await store.write((tx) => setCounter(store, tx, 'same', 1));
    const points = (db: Db) => db.select({ points: rateLimit.points }).from(rateLimit);
    const seen = await store.readMoment(async (db) => {
      const first = await points(db);
      await store.write((tx) => tx.update(rateLimit).set({ points: 2 }));
      return [first, await points(db), await store.read(points)];
    });
    expect(seen).toEqual([[{ points: 1 }], [{ points: 1 }], [{ points: 2 }]]);
    await expect(store.readMoment((db) => setCounter(store, db as Tx, 'other', 1))).rejects.toThrow();
    expect(await counters(context)).toEqual({ same: 2 });
  });
});

import { asc } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { addDays, localDate, startOfLocalDay } from '#app/server/local-date.ts';
import type { LegalType, PresenceState } from '#db/tables/register.ts';

export type MadeUpRegister = { targetCode: string; asOf: string; entryIds: string[] };

const STATES: PresenceState[] = ['live', 'live', 'live', 'out_of_stock', 'dead_link', 'rejected', 'expired'];
const METHODS = ['api', 'http', 'hand'] as const;
const TYPES: LegalType[] = ['cooperative', 'cooperative_group', 'household', 'enterprise', 'unknown'];
const CHUNK = 300;

/** Numbers from 0 up to, not including, 1; the same for a seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A register of any size with every oddity a figure must survive: missing communes and groups, several rounds, lapsed
 * and revoked recognitions, presences on closed channels and on our own feeds, revoked presences, checks that
 * contradict each other, unverified checks, entries outside the target. Dates lie around `asOf`.
 */
export async function makeUpRegister(
  context: Context,
  {
    entries,
    seed,
    asOf = addDays(localDate(context.clock.now()), -200),
  }: { entries: number; seed: number; asOf?: string },
): Promise<MadeUpRegister> {
  const { store, clock } = context;
  const { tables } = store;
  const random = randomFrom(seed);
  const pick = <T>(list: ReadonlyArray<T>): T => list[Math.floor(random() * list.length)] as T;
  const near = (spread: number) => addDays(asOf, Math.floor((random() - 0.6) * spread));
  const now = clock.now();
  const id = (kind: string, at: number) => `${kind}${seed}-${String(at).padStart(7, '0')}`;
  const { communes, districts, sets, channels } = await store.read(async (db) => ({
    communes: await db.select().from(tables.commune).orderBy(asc(tables.commune.code)),
    districts: await db.select().from(tables.legacyDistrict).orderBy(asc(tables.legacyDistrict.code)),
    sets: await db.select().from(tables.productSet).orderBy(asc(tables.productSet.code)),
    channels: await db.select().from(tables.channel).orderBy(asc(tables.channel.code)),
  }));

  const producers = Array.from({ length: Math.ceil(entries / 3) + 1 }, (_, at) => ({
    id: id('p', at),
    code: id('P', at),
    slug: id('p', at),
    name: `Chủ thể ${at}`,
    nameKey: `chu the ${at}`,
    legalType: pick(TYPES),
    womenLed: pick([true, false, null]),
    minorityLed: pick([true, false, null]),
    isDemo: false,
    createdAt: now,
    updatedAt: now,
  }));
  const rows = Array.from({ length: entries }, (_, at) => ({
    id: id('e', at),
    code: id('E', at),
    producerId: pick(producers).id,
    name: `Sản phẩm ${at}`,
    nameKey: `san pham ${String(at).padStart(7, '0')}`,
    setCode: random() < 0.8 ? pick(sets).code : null,
    communeCode: random() < 0.9 ? pick(communes).code : null,
    legacyDistrictCode: random() < 0.9 ? pick(districts).code : null,
    createdAt: now,
    updatedAt: now,
  }));
  const recognitions = rows.flatMap((entry, entryAt) =>
    Array.from({ length: Math.floor(random() * 4) }, (_, at) => {
      const decidedOn = near(1600);
      return {
        id: `${id('r', entryAt)}-${at}`,
        entryId: entry.id,
        round: at + 1,
        stars: 1 + Math.floor(random() * 5),
        decidedOn,
        decidedOnPrecision: 'day' as const,
        issuerLevel: 'province' as const,
        expiresOn: addDays(decidedOn, 1096),
        revokedOn: random() < 0.1 ? near(300) : null,
        source: 'made up',
        isDemo: false,
        createdAt: now,
      };
    }),
  );
  const presences = rows.flatMap((entry, entryAt) =>
    Array.from({ length: Math.floor(random() * 4) }, (_, at) => ({
      id: `${id('s', entryAt)}-${at}`,
      entryId: entry.id,
      channelCode: pick(channels).code,
      url: null,
      urlKey: `${entryAt}-${at}`,
      state: pick(STATES),
      firstSeenOn: near(600),
      source: 'import' as const,
      createdAt: now,
      revokedAt: random() < 0.1 ? now : null,
      // By a register file; one that was recorded in error may have ended as well.
      endedOn: random() < 0.2 ? near(300) : null,
    })),
  );
  const checks = presences.flatMap((presence) =>
    Array.from({ length: Math.floor(random() * 5) }, (_, at) => ({
      id: `${presence.id}-${at}`,
      presenceId: presence.id,
      // At any minute of the day, so that the local midnight is crossed.
      checkedAt: startOfLocalDay(near(260)) + Math.floor(random() * 86_400_000),
      method: pick(METHODS),
      state: pick(STATES),
      verified: random() < 0.8,
      isDemo: false,
    })),
  );
  const targetCode = `made-up-${seed}`;
  const inTarget = rows.filter(() => random() < 0.9);
  await store.write(async (tx) => {
    const insert = async <Row>(table: Parameters<typeof tx.insert>[0], all: Row[]) => {
      for (let start = 0; start < all.length; start += CHUNK)
        await tx.insert(table).values(all.slice(start, start + CHUNK) as never);
    };
    await insert(tables.producer, producers);
    await insert(tables.registerEntry, rows);
    await insert(tables.recognition, recognitions);
    await insert(tables.presence, presences);
    await insert(tables.presenceCheck, checks);
    await tx.insert(tables.target).values({
      code: targetCode,
      name: 'Chỉ tiêu thử',
      asOf,
      source: 'made up',
      createdAt: now,
      position: seed,
    });
    await insert(
      tables.targetEntry,
      inTarget.map((entry) => ({ targetCode, entryId: entry.id })),
    );
    await store.touch(tx, ['figures', 'register'], now);
  });
  return { targetCode, asOf, entryIds: inTarget.map((entry) => entry.id) };
}

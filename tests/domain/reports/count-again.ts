import type { Context } from '#app/server/context.ts';

/**
 * The figure once more, from the whole tables and by another road: day by day in plain loops over rows, sharing no
 * line with the code under test.
 */
export type Recount = {
  size: number;
  valid: Set<string>;
  ever: Set<string>;
  live: Set<string>;
  /** Entry ids by key, e.g. `district:10`, `star:none`, `channel:shopee`, `channel-live:shopee`, `method:api`. */
  groups: Map<string, Set<string>>;
};

const LOCAL_OFFSET_HOURS = 7;

export function dayOf(ms: number): string {
  const local = new Date(ms + LOCAL_OFFSET_HOURS * 3_600_000);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${local.getUTCFullYear()}-${two(local.getUTCMonth() + 1)}-${two(local.getUTCDate())}`;
}

function dayNumber(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return Date.UTC(year, month - 1, date) / 86_400_000;
}

export async function allRows({ store }: Context) {
  const { tables } = store;
  return store.read(async (db) => ({
    targetEntries: await db.select().from(tables.targetEntry),
    entries: await db.select().from(tables.registerEntry),
    producers: await db.select().from(tables.producer),
    recognitions: await db.select().from(tables.recognition),
    presences: await db.select().from(tables.presence),
    checks: await db.select().from(tables.presenceCheck),
    channels: await db.select().from(tables.channel),
    sets: await db.select().from(tables.productSet),
  }));
}

export type AllRows = Awaited<ReturnType<typeof allRows>>;

export function countAgain(rows: AllRows, targetCode: string, asOf: string): Recount {
  const groups = new Map<string, Set<string>>();
  const put = (key: string, id: string) => groups.set(key, (groups.get(key) ?? new Set()).add(id));
  const again: Recount = { size: 0, valid: new Set(), ever: new Set(), live: new Set(), groups };
  for (const { entryId, targetCode: of } of rows.targetEntries) {
    if (of !== targetCode) continue;
    again.size += 1;
    const entry = rows.entries.find((one) => one.id === entryId);
    const producer = rows.producers.find((one) => one.id === entry?.producerId);
    if (!entry || !producer) throw new Error(`no entry ${entryId}`);

    let star = 'none';
    let round = 0;
    for (const one of rows.recognitions) {
      if (one.entryId !== entryId) continue;
      if (one.decidedOn > asOf || one.expiresOn <= asOf) continue;
      if (one.revokedOn && one.revokedOn <= asOf) continue;
      if (one.round >= round) {
        star = String(one.stars);
        round = one.round;
      }
    }
    if (star !== 'none') again.valid.add(entryId);

    let method = 'none';
    for (const presence of rows.presences) {
      if (presence.entryId !== entryId || presence.revokedAt !== null || presence.firstSeenOn > asOf)
        continue;
      put(`channel:${presence.channelCode}`, entryId);
      const channel = rows.channels.find((one) => one.code === presence.channelCode);
      if (!channel?.countsFrom) continue;
      let counted = false;
      for (let day = dayNumber(presence.firstSeenOn); day <= dayNumber(asOf) && !counted; day += 1) {
        const began = day >= dayNumber(channel.countsFrom);
        const ended = channel.countsTo !== null && day >= dayNumber(channel.countsTo);
        if (ended) break;
        counted = began;
      }
      if (!counted) continue;
      again.ever.add(entryId);
      put(`channel-ever:${presence.channelCode}`, entryId);
      if (method === 'none') method = 'claimed';

      const looks = rows.checks
        .filter((one) => one.presenceId === presence.id && one.verified && dayOf(one.checkedAt) <= asOf)
        .sort((a, b) => a.checkedAt - b.checkedAt || (a.id < b.id ? -1 : 1));
      const last = looks[looks.length - 1];
      if (last?.state !== 'live') continue;
      const seen = dayNumber(dayOf(last.checkedAt));
      if (presence.endedOn !== null && dayNumber(asOf) >= dayNumber(presence.endedOn)) {
        if (seen < dayNumber(presence.endedOn)) continue;
      }
      if (dayNumber(asOf) - seen > 90) continue;
      if (seen < dayNumber(channel.countsFrom)) continue;
      if (channel.countsTo !== null && seen >= dayNumber(channel.countsTo)) continue;
      again.live.add(entryId);
      put(`channel-live:${presence.channelCode}`, entryId);
      const order = ['none', 'claimed', 'hand', 'http', 'api'];
      if (order.indexOf(last.method) > order.indexOf(method)) method = last.method;
    }
    put(`method:${method}`, entryId);
    put(`star:${star}`, entryId);
    put(`district:${entry.legacyDistrictCode ?? 'unknown'}`, entryId);
    put(`commune:${entry.communeCode ?? 'unknown'}`, entryId);
    put(`type:${producer.legalType}`, entryId);
    const word = (value: boolean | null) => (value === null ? 'unknown' : value ? 'yes' : 'no');
    put(`women:${word(producer.womenLed)}`, entryId);
    put(`minority:${word(producer.minorityLed)}`, entryId);
    const set = rows.sets.find((one) => one.code === entry.setCode);
    if (set) put(`group:${set.branchNumber}`, entryId);
    else if (entry.groupText === null) put('group:unknown', entryId);
  }
  return again;
}

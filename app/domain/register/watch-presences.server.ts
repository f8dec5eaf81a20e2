import { and, asc, eq, inArray, isNotNull, isNull, lt, max, ne, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '#app/server/context.ts';
import { isDomainError, isNotFound } from '#app/server/domain-error.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { lookAtPresence } from './check-presence.server.ts';
import { presenceRules, presenceStates } from './presence-states.ts';
import { writeCheck } from './write-check.server.ts';

/** A verified look holds 90 days: at one in 30, two may fail before a product that is on sale is lost. */
const LOOK_EVERY_DAYS = 30;
/** Between two looks, ms: a visitor, not a burden to the platform. */
const PAUSE_MS = 20_000;
const MOST_A_DAY = 2_000;
/** 02:00 in Lào Cai, from the start of a UTC day. */
const AT_NIGHT_MS = 19 * 3_600_000;

/** Looks at one presence's page. What the platform answers is a finding; only our own trouble is tried again. */
export const lookAtPresenceJob = defineJob({
  kind: 'look-at-presence',
  payload: z.object({ presenceId: z.string() }),
  concurrency: 1,
  lane: 'outside',
  maxAttempts: 4,
  async run(context, { presenceId }) {
    try {
      const { check } = await lookAtPresence(context, presenceId);
      return (tx) => writeCheck(context, tx, check, null);
    } catch (error) {
      // Revoked, or gone, since it was put on the list.
      if (isDomainError(error) || isNotFound(error)) return;
      throw error;
    }
  },
});

/** Every night: puts the presences on the list that nobody has looked at for 30 days, the longest first. */
export const watchPresences = defineJob({
  kind: 'watch-presences',
  payload: z.object({}),
  repeat: { everyMs: DAY_MS, offsetMs: AT_NIGHT_MS, payload: {} },
  async run(context) {
    const due = await duePresences(context);
    const now = context.clock.now();
    return async (tx) => {
      for (const [at, presenceId] of due.entries()) {
        await context.jobs.enqueue(
          tx,
          lookAtPresenceJob,
          { presenceId },
          { uniqueKey: presenceId, runAt: now + at * PAUSE_MS },
        );
      }
    };
  },
});

async function duePresences({ store, clock }: Context): Promise<string[]> {
  const { presence, presenceCheck, channel, registerEntry } = store.tables;
  const watched = presenceStates.filter((state) => presenceRules[state].isWatched);
  return store.read(async (db) => {
    const looks = db
      .select({ presenceId: presenceCheck.presenceId, last: max(presenceCheck.checkedAt).as('last') })
      .from(presenceCheck)
      .groupBy(presenceCheck.presenceId)
      .as('looks');
    const rows = await db
      .select({ id: presence.id, last: looks.last, hosts: channel.hosts })
      .from(presence)
      .innerJoin(channel, eq(channel.code, presence.channelCode))
      .innerJoin(registerEntry, eq(registerEntry.id, presence.entryId))
      .leftJoin(looks, eq(looks.presenceId, presence.id))
      .where(
        and(
          isNull(presence.revokedAt),
          isNotNull(presence.url),
          // Made-up pages of the demo market stand nowhere.
          ne(presence.source, 'demo'),
          inArray(presence.state, watched),
          isNotNull(channel.countsFrom),
          isNull(channel.closedOn),
          isNull(registerEntry.archivedAt),
          or(isNull(looks.last), lt(looks.last, clock.now() - LOOK_EVERY_DAYS * DAY_MS)),
        ),
      )
      .orderBy(asc(presence.id));
    return rows
      .filter(({ hosts }) => hosts.length > 0)
      .sort((a, b) => Number(a.last ?? 0) - Number(b.last ?? 0))
      .slice(0, MOST_A_DAY)
      .map(({ id }) => id);
  });
}

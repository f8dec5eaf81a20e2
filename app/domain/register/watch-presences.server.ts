import { and, asc, eq, inArray, isNotNull, isNull, max, ne } from 'drizzle-orm';
import { z } from 'zod';
import { lookAtPresence } from '#app/domain/register/check-presence.server.ts';
import { presenceRules, presenceStates } from '#app/domain/register/presence-states.ts';
import { readPresence } from '#app/domain/register/read-presence.server.ts';
import { writeCheck } from '#app/domain/register/write-check.server.ts';
import { latestNow } from '#app/server/clock.server.ts';
import type { Context } from '#app/server/context.ts';
import { isDomainError, isNotFound } from '#app/server/domain-error.ts';
import { defineJob, type JobKind } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import { isTooManyTries, takePoint } from '#app/server/rate-limit.server.ts';

/** Between two looks at the pages of one channel, ms: a visitor, not a burden to the platform. */
export const PAUSE_MS = 20_000;
/** Least time between two looks at one host, whoever asked for them, ms. */
const HOST_PAUSE_MS = 5_000;
const MOST_A_DAY = 2_000;
/** 02:00 in Lào Cai, from the start of a UTC day. */
const AT_NIGHT_MS = 19 * 3_600_000;

/**
 * Looks at one presence's page. What the platform answers is a finding; only our own trouble is tried again. When the
 * same host was asked a moment ago, the look waits its turn.
 */
export const lookAtPresenceJob: JobKind<{ presenceId: string }> = defineJob({
  kind: 'look-at-presence',
  payload: z.object({ presenceId: z.string() }),
  concurrency: 1,
  lane: 'outside',
  maxAttempts: 4,
  async run(context, { presenceId }) {
    try {
      const { presence } = await readPresence(context, presenceId);
      if (presence.url !== null)
        await takePoint(context, `look|${new URL(presence.url).hostname}`, 1, HOST_PAUSE_MS);
      const { check } = await lookAtPresence(context, presenceId);
      return (tx) => writeCheck(context, tx, check, null);
    } catch (error) {
      if (isTooManyTries(error)) {
        const runAt = context.clock.now() + error.retryAfterSeconds * 1000;
        return (tx) => context.jobs.enqueue(tx, lookAtPresenceJob, { presenceId }, { runAt });
      }
      // Revoked, or gone, since it was put on the list.
      if (isDomainError(error) || isNotFound(error)) return;
      throw error;
    }
  },
});

/**
 * Every night: puts the presences on the list whose state is due for a look (`presence-states.ts`): first those of which
 * their producer says that they are gone, then the longest unseen.
 */
export const watchPresences = defineJob({
  kind: 'watch-presences',
  payload: z.object({}),
  repeat: { everyMs: DAY_MS, offsetMs: AT_NIGHT_MS, payload: {} },
  async run(context) {
    const due = await duePresences(context);
    const now = context.clock.now();
    return async (tx) => {
      const waiting = new Map<string, number>();
      for (const { id: presenceId, channelCode } of due) {
        const before = waiting.get(channelCode) ?? 0;
        waiting.set(channelCode, before + 1);
        await context.jobs.enqueue(
          tx,
          lookAtPresenceJob,
          { presenceId },
          { uniqueKey: presenceId, runAt: now + before * PAUSE_MS },
        );
      }
    };
  },
});

type Due = { id: string; channelCode: string };

async function duePresences({ store, clock }: Context): Promise<Due[]> {
  const { presence, presenceCheck, presenceAnswer, channel, registerEntry } = store.tables;
  const watched = presenceStates.filter((state) => presenceRules[state].lookEveryDays !== null);
  const rows = await store.read((db) => {
    const looks = db
      .select({ presenceId: presenceCheck.presenceId, last: max(presenceCheck.checkedAt).as('last') })
      .from(presenceCheck)
      .groupBy(presenceCheck.presenceId)
      .as('looks');
    const doubts = db
      .select({ presenceId: presenceAnswer.presenceId, said: max(presenceAnswer.answeredAt).as('said') })
      .from(presenceAnswer)
      .where(ne(presenceAnswer.answer, 'still'))
      .groupBy(presenceAnswer.presenceId)
      .as('doubts');
    return db
      .select({
        id: presence.id,
        channelCode: presence.channelCode,
        state: presence.state,
        last: looks.last,
        said: doubts.said,
        hosts: channel.hosts,
      })
      .from(presence)
      .innerJoin(channel, eq(channel.code, presence.channelCode))
      .innerJoin(registerEntry, eq(registerEntry.id, presence.entryId))
      .leftJoin(looks, eq(looks.presenceId, presence.id))
      .leftJoin(doubts, eq(doubts.presenceId, presence.id))
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
        ),
      )
      .orderBy(asc(presence.id));
  });
  return rows
    .filter(({ hosts }) => hosts.length > 0)
    .map(({ last, ...row }) => ({ ...row, last: Number(last ?? 0) }))
    .map(({ last, said, ...row }) => ({
      ...row,
      // One of a clock that was ahead would count as the newest until that time comes.
      last: last > latestNow(clock) ? 0 : last,
      isDoubted: said !== null && Number(said) > Number(last ?? 0),
    }))
    .filter(({ state, last, isDoubted }) => {
      const days = presenceRules[state].lookEveryDays;
      return isDoubted || (days !== null && last < clock.now() - days * DAY_MS);
    })
    .sort((a, b) => Number(b.isDoubted) - Number(a.isDoubted) || a.last - b.last)
    .slice(0, MOST_A_DAY);
}

import { and, eq, inArray, isNotNull, isNull, like, max } from 'drizzle-orm';
import { z } from 'zod';
import { type NewNotice, tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import {
  noticeOfDown,
  noticeOfExpiredCheck,
  presenceNotices,
} from '#app/domain/register/presence-notices.ts';
import { presenceRules, VERIFIED_DAYS } from '#app/domain/register/presence-states.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { addDays, DAY_MS, localDate, startOfLocalDay } from '#app/server/local-date.ts';

/** 00:01 in Lào Cai, from the start of a UTC day: a check expires with the day, and the figure moves with it. */
const AFTER_MIDNIGHT_MS = 17 * 3_600_000 + 60_000;

/** How notes of looks begin that say why the market itself took a product off sale. */
const HELD_NOTES = 'held_';

/** Each day as it begins: tells the producers of the looks that have expired, each once. */
export const tellOfPresencesJob = defineJob({
  kind: 'tell-of-presences',
  payload: z.object({}),
  repeat: { everyMs: DAY_MS, offsetMs: AFTER_MIDNIGHT_MS, payload: {} },
  run: (context) => tellOfPresences(context),
});

/**
 * Tells the producers of presences that have no verified look in 90 days, and of those that are down. A down one is told
 * of by the look that finds it; here it is for looks that were not written one by one.
 */
export async function tellOfPresences(context: Context): Promise<void> {
  const { store, clock } = context;
  const { presence, presenceCheck, registerEntry, channel, producerNotice } = store.tables;
  const today = localDate(clock.now());
  const { rows, told, held } = await store.read(async (db) => {
    const looks = db
      .select({ presenceId: presenceCheck.presenceId, last: max(presenceCheck.checkedAt).as('last') })
      .from(presenceCheck)
      .where(eq(presenceCheck.verified, true))
      .groupBy(presenceCheck.presenceId)
      .as('looks');
    const told = db
      .select({ subject: producerNotice.subject, at: max(producerNotice.createdAt).as('at') })
      .from(producerNotice)
      .where(inArray(producerNotice.kind, [...presenceNotices]))
      .groupBy(producerNotice.subject);
    // Taken off sale by the market itself, which has told its producer why.
    const held = db
      .select({ presenceId: presenceCheck.presenceId, at: max(presenceCheck.checkedAt).as('at') })
      .from(presenceCheck)
      .where(like(presenceCheck.note, `${HELD_NOTES}%`))
      .groupBy(presenceCheck.presenceId);
    return {
      told: await told,
      held: await held,
      rows: await db
        .select({
          id: presence.id,
          state: presence.state,
          channelCode: presence.channelCode,
          name: registerEntry.name,
          producerId: registerEntry.producerId,
          last: looks.last,
        })
        .from(presence)
        .innerJoin(looks, eq(looks.presenceId, presence.id))
        .innerJoin(registerEntry, eq(registerEntry.id, presence.entryId))
        .innerJoin(channel, eq(channel.code, presence.channelCode))
        .where(
          and(
            isNull(presence.revokedAt),
            isNull(registerEntry.archivedAt),
            isNotNull(channel.countsFrom),
            // Nothing can be mended on a channel that has closed.
            isNull(channel.closedOn),
          ),
        ),
    };
  });
  const toldAt = new Map(told.map(({ subject, at }) => [subject, Number(at)]));
  const heldAt = new Map(held.map(({ presenceId, at }) => [presenceId, Number(at)]));
  const due = rows.flatMap((row): NewNotice[] => {
    const last = Number(row.last);
    const day = localDate(last);
    const lastToldAt = toldAt.get(row.id) ?? 0;
    const isKnown = lastToldAt >= last || heldAt.get(row.id) === last;
    if (presenceRules[row.state].isDown) return isKnown ? [] : [noticeOfDown(row)];
    const expiredFrom = addDays(day, VERIFIED_DAYS + 1);
    const isTold = lastToldAt >= startOfLocalDay(expiredFrom);
    return today < expiredFrom || isTold ? [] : [noticeOfExpiredCheck({ ...row, day })];
  });
  if (due.length === 0) return;
  await store.write(async (tx) => {
    for (const notice of due) await tellProducer(context, tx, notice);
  });
}

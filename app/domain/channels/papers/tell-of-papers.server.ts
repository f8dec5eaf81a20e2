import { and, eq, inArray, isNotNull, isNull, lte, ne } from 'drizzle-orm';
import { z } from 'zod';
import {
  DAYS_AHEAD,
  endNoticeOn,
  endNotices,
  noticeOfEnd,
} from '#app/domain/channels/papers/paper-notices.ts';
import { conditionPapers } from '#app/domain/channels/rules/goods-conditions.ts';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import type { Context } from '#app/server/context.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { addDays, DAY_MS, localDate } from '#app/server/local-date.ts';

/** 00:02 in Lào Cai, from the start of a UTC day: a paper ends with the day. */
const AFTER_MIDNIGHT_MS = 17 * 3_600_000 + 2 * 60_000;

/**
 * Each day as it begins: tells producers of papers that their goods need and that end within 30 or 7 days or have ended,
 * each step once, and not where another paper of the kind holds longer.
 */
export const tellOfPapers = defineJob({
  kind: 'tell-of-papers',
  payload: z.object({}),
  concurrency: 1,
  repeat: { everyMs: DAY_MS, offsetMs: AFTER_MIDNIGHT_MS, payload: {} },
  async run(context) {
    const today = localDate(context.clock.now());
    const { ending, others, told } = await readPapers(context, today);
    const due = ending.flatMap((paper) => {
      const { id, validTo } = paper;
      const kind = validTo === null ? null : endNoticeOn(validTo, today);
      if (validTo === null || kind === null || told.has(`${id} ${kind}`)) return [];
      const isReplaced = others.some(
        (other) =>
          other.id !== id &&
          other.producerId === paper.producerId &&
          other.kind === paper.kind &&
          (other.listingId === null || other.listingId === paper.listingId) &&
          (other.validTo === null || other.validTo > validTo),
      );
      return isReplaced ? [] : [{ kind, notice: noticeOfEnd({ ...paper, validTo }, kind) }];
    });
    return async (tx) => {
      for (const { kind, notice } of due) {
        // The step before need not be read any more.
        const earlier = endNotices.filter((one) => one !== kind);
        await settleNotices(context, tx, { subject: notice.subject, kinds: earlier });
        await tellProducer(context, tx, notice);
      }
    };
  },
});

function readPapers({ store }: Context, today: string) {
  const { paper, listing, producerNotice } = store.tables;
  const isUsed = and(
    isNull(paper.archivedAt),
    ne(paper.state, 'refused'),
    inArray(paper.kind, [...conditionPapers]),
  );
  return store.read(async (db) => {
    const ending = await db
      .select({
        id: paper.id,
        kind: paper.kind,
        producerId: paper.producerId,
        listingId: paper.listingId,
        product: listing.titleVi,
        validTo: paper.validTo,
      })
      .from(paper)
      .leftJoin(listing, eq(listing.id, paper.listingId))
      .where(and(isUsed, isNotNull(paper.validTo), lte(paper.validTo, addDays(today, DAYS_AHEAD))));
    const producers = [...new Set(ending.map(({ producerId }) => producerId))];
    const others = await db
      .select({
        id: paper.id,
        kind: paper.kind,
        producerId: paper.producerId,
        listingId: paper.listingId,
        validTo: paper.validTo,
      })
      .from(paper)
      .where(and(isUsed, inArray(paper.producerId, producers)));
    const told = await db
      .select({ kind: producerNotice.kind, subject: producerNotice.subject })
      .from(producerNotice)
      .where(inArray(producerNotice.kind, [...endNotices]));
    return { ending, others, told: new Set(told.map(({ kind, subject }) => `${subject} ${kind}`)) };
  });
}

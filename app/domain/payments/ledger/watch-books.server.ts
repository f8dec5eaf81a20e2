import { and, eq, isNull, notInArray, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { type BooksReport, checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import type { Break } from '#app/domain/payments/ledger/check/finding.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { defineJob } from '#app/server/jobs/job-queue.server.ts';
import { DAY_MS } from '#app/server/local-date.ts';
import type { Store } from '#db/store.ts';

/** As findings name what found them, beside the providers of payments. */
export const BOOKS = 'books';
/** 02:40 in Lào Cai, from the start of a UTC day. */
const AT_NIGHT_MS = 19 * 3_600_000 + 40 * 60_000;
/** So many places of one check are kept: where more is wrong, one cause has broken many. */
export const MOST_KEPT = 500;

/** A place where the books did not add up when they were checked last. */
export const isOpenBreak = ({ reconciliationFinding: finding }: Store['tables']): SQL | undefined =>
  and(eq(finding.provider, BOOKS), isNull(finding.resolvedAt));

/** Every night: checks the books, leaves what does not add up for staff, and closes what has been mended since. */
export const watchBooks = defineJob({
  kind: 'watch-books',
  payload: z.object({}),
  priority: 200,
  concurrency: 1,
  repeat: { everyMs: DAY_MS, offsetMs: AT_NIGHT_MS, payload: {} },
  async run(context) {
    await keepFindings(context, await checkBooks(context));
  },
});

/** Keeps what a check of the books found: each wrong place once, reopened when it is wrong again. */
export async function keepFindings(context: Context, { findings, checkedAt }: BooksReport): Promise<void> {
  const { store, log } = context;
  const { reconciliationFinding } = store.tables;
  const broken = findings
    .flatMap(({ invariant, breaks }) => breaks.map((one) => ({ invariant, ...one })))
    .slice(0, MOST_KEPT);
  if (broken.length > 0) log.error({ places: broken.length, first: broken[0] }, 'the books do not add up');
  const subjects = broken.map(subjectOf);
  await store.write(async (tx) => {
    const open = isOpenBreak(store.tables);
    await tx
      .update(reconciliationFinding)
      .set({ mendedAt: checkedAt, resolvedAt: checkedAt })
      .where(subjects.length === 0 ? open : and(open, notInArray(reconciliationFinding.subject, subjects)));
    for (const { invariant, ...one } of broken) {
      const detail = { what: one.what, about: one.subject, expected: one.expected, found: one.found };
      await tx
        .insert(reconciliationFinding)
        .values({
          id: newId(),
          provider: BOOKS,
          kind: invariant,
          subject: subjectOf(one),
          detail,
          foundAt: checkedAt,
        })
        .onConflictDoUpdate({
          target: [reconciliationFinding.provider, reconciliationFinding.kind, reconciliationFinding.subject],
          set: { detail, mendedAt: null, resolvedAt: null, resolvedBy: null },
        });
    }
  });
}

const subjectOf = ({ subject, what }: Pick<Break, 'subject' | 'what'>) => `${subject} ${what}`;

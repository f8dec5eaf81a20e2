import { sql } from 'drizzle-orm';
import type { Kit } from '#db/dialect/sqlite-kit.ts';

/** What every domain leans on: jobs, audit, changes, rate limits, and the stamp of the database. */
export function defineServerTables({ table, text, int, bool, time, json, index, uniqueIndex, check }: Kit) {
  /** One row: whether this database is a demo or real. Written by the first migration run, never changed. */
  const databaseStamp = table('database_stamp', {
    id: text().primaryKey(),
    kind: text().$type<'demo' | 'real'>().notNull(),
    createdAt: time().notNull(),
    /** When the demo market was filled; null until then. */
    filledAt: time(),
  });

  /** Work to do later, and the transactional outbox: a job left in a write exists only if the write commits. */
  const job = table(
    'job',
    {
      id: text().primaryKey(),
      kind: text().notNull(),
      /** At most one unfinished job of a kind with this key. */
      uniqueKey: text(),
      payload: json<unknown>().notNull(),
      state: text().$type<'queued' | 'running' | 'done' | 'dead'>().notNull(),
      /** Lower runs first. */
      priority: int().notNull(),
      runAt: time().notNull(),
      attempts: int().notNull(),
      maxAttempts: int().notNull(),
      /** How often its worker fell silent in the middle of it; not counted as attempts. */
      lostLeases: int().notNull().default(0),
      /** Asked for once more while it runs: it goes back to the queue when it is done. */
      again: bool().notNull().default(false),
      /** Rises at every claim; a finish with an older fence is refused. */
      fence: int().notNull(),
      leasedBy: text(),
      leaseUntil: time(),
      lastError: text(),
      createdAt: time().notNull(),
      finishedAt: time(),
    },
    (t) => [
      index('job_due').on(t.state, t.runAt),
      index('job_lease').on(t.state, t.leaseUntil),
      uniqueIndex('job_unique_key').on(t.kind, t.uniqueKey).where(sql`state in ('queued', 'running')`),
      check('job_state', sql`state in ('queued', 'running', 'done', 'dead')`),
    ],
  );

  /** Business acts, append-only (triggers refuse update and delete). Holds ids, no personal data. */
  const audit = table(
    'audit',
    {
      id: text().primaryKey(),
      at: time().notNull(),
      /** Person who acted; null for the system itself. */
      personId: text(),
      role: text(),
      act: text().notNull(),
      subject: text().notNull(),
      subjectId: text().notNull(),
      detail: json<Record<string, unknown>>().notNull(),
      requestId: text(),
    },
    (t) => [index('audit_subject').on(t.subject, t.subjectId, t.at), index('audit_at').on(t.at)],
  );

  /** What changed, for caches in every process: they poll the newest rows and drop pages by tag. */
  const change = table(
    'change',
    { id: text().primaryKey(), tag: text().notNull(), at: time().notNull() },
    (t) => [index('change_at').on(t.at), index('change_tag').on(t.tag, t.id)],
  );

  /** Points used in a window, per key (a hashed account or address). */
  const rateLimit = table(
    'rate_limit',
    {
      key: text().primaryKey(),
      points: int().notNull(),
      windowEndsAt: time().notNull(),
    },
    (t) => [index('rate_limit_end').on(t.windowEndsAt)],
  );

  return { databaseStamp, job, audit, change, rateLimit };
}

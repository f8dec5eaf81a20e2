import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { requestScope } from '#app/server/log.server.ts';
import type { Tx } from '#db/store.ts';

export type AuditEntry = {
  /** Null when the system acts by itself. */
  personId: string | null;
  role: string | null;
  /** verb-noun, e.g. "approve-listing". */
  act: string;
  subject: string;
  subjectId: string;
  /** Ids and figures only: no names, phones, free text of persons. */
  detail?: Record<string, unknown>;
};

/** Writes one business act into the append-only audit, in the transaction of the act itself. */
export async function recordAudit(context: Context, tx: Tx, entry: AuditEntry): Promise<void> {
  await recordAudits(context, tx, [entry]);
}

/** Rows in one insert: nine columns each stay well under the engines' parameter limits. */
const CHUNK = 500;

/** The same for many acts of one transaction. */
export async function recordAudits(
  context: Context,
  tx: Tx,
  entries: ReadonlyArray<AuditEntry>,
): Promise<void> {
  const rows = entries.map((entry) => ({
    id: newId(),
    at: context.clock.now(),
    personId: entry.personId,
    role: entry.role,
    act: entry.act,
    subject: entry.subject,
    subjectId: entry.subjectId,
    detail: entry.detail ?? {},
    requestId: requestScope.getStore()?.requestId ?? null,
  }));
  for (let start = 0; start < rows.length; start += CHUNK) {
    await tx.insert(context.store.tables.audit).values(rows.slice(start, start + CHUNK));
  }
}

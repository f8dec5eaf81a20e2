import type { Tx } from '#db/store.ts';
import type { Context } from './context.ts';
import { newId } from './ids.server.ts';
import { requestScope } from './log.server.ts';

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
  await tx.insert(context.store.tables.audit).values({
    id: newId(),
    at: context.clock.now(),
    personId: entry.personId,
    role: entry.role,
    act: entry.act,
    subject: entry.subject,
    subjectId: entry.subjectId,
    detail: entry.detail ?? {},
    requestId: requestScope.getStore()?.requestId ?? null,
  });
}

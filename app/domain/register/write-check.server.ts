import { and, desc, eq } from 'drizzle-orm';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import { isShortLink } from '#app/domain/register/parse/short-link.ts';
import { noticeOfDown, presenceNotices } from '#app/domain/register/presence-notices.ts';
import { type CheckMethod, presenceAfter, presenceRules } from '#app/domain/register/presence-states.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';
import type { PresenceState } from '#db/tables/register.ts';

export type NewCheck = {
  presenceId: string;
  method: CheckMethod;
  state: PresenceState;
  /** ms UTC at which it was seen. */
  checkedAt: number;
  verified: boolean;
  note: string | null;
  fetchedTitle: string | null;
  evidenceHash: string | null;
};

/**
 * Keeps a look at a presence, and moves the presence to what the newest verified look found. Part of the caller's
 * write. A look that proves nothing is kept too, and changes nothing. One that finds on sale what a register file ended,
 * on its day or later, takes the ending back.
 * @param isTold whoever writes it tells the producer in words of their own that it is down.
 * @throws DomainError wrongState when the presence was revoked, or cannot become what was found
 */
export async function writeCheck(
  context: Context,
  tx: Tx,
  given: NewCheck,
  by: { personId: string; role: string | null } | null,
  { isTold = false } = {},
): Promise<void> {
  const { presence, presenceCheck } = context.store.tables;
  const [known] = await tx.select().from(presence).where(eq(presence.id, given.presenceId));
  if (!known || known.revokedAt !== null) throw new DomainError('wrongState');
  // What stands behind a link to share may be another product tomorrow: no look at it proves anything.
  const check = { ...given, verified: given.verified && !isShortLink(known.url ?? '') };
  const [latest] = await tx
    .select({ checkedAt: presenceCheck.checkedAt })
    .from(presenceCheck)
    .where(and(eq(presenceCheck.presenceId, known.id), eq(presenceCheck.verified, true)))
    .orderBy(desc(presenceCheck.checkedAt))
    .limit(1);
  await tx
    .insert(presenceCheck)
    .values({ ...check, id: newId(), personId: by?.personId ?? null, isDemo: context.config.demo });
  let state = known.state;
  if (check.verified) {
    const day = localDate(check.checkedAt);
    // What was seen before a register file said that it is gone does not outlive its word.
    const isAfterEnd = known.endedOn === null || known.endedOn <= day;
    const isNewest = isAfterEnd && (latest === undefined || latest.checkedAt <= check.checkedAt);
    if (isNewest) {
      state = presenceAfter(known.state, check.method, check.state);
      if (!isTold || !presenceRules[state].isDown) await tellOfCheck(context, tx, known, state);
    }
    await tx
      .update(presence)
      .set({
        state,
        ...(isNewest && isOnSale(check.state) ? { endedOn: null, endedNote: null } : {}),
        ...(day < known.firstSeenOn ? { firstSeenOn: day } : {}),
      })
      .where(eq(presence.id, known.id));
  }
  await recordAudit(context, tx, {
    personId: by?.personId ?? null,
    role: by?.role ?? null,
    act: 'check-presence',
    subject: 'register_entry',
    subjectId: known.entryId,
    detail: {
      presenceId: known.id,
      channel: known.channelCode,
      method: check.method,
      state: check.state,
      verified: check.verified,
    },
  });
  // A look that proved nothing shows on the desk only.
  if (state !== known.state) await touchEntry(context, tx, known.entryId);
  else if (check.verified) await touchPagesOf(context, tx, known.entryId);
  else await context.store.touch(tx, ['figures'], context.clock.now());
}

function isOnSale(state: PresenceState): boolean {
  return state === 'live' || state === 'out_of_stock';
}

/** The producer is told in the same write when a product went down, and is told no longer when it is back. */
export async function tellOfCheck(
  context: Context,
  tx: Tx,
  before: { id: string; entryId: string; channelCode: string; state: PresenceState },
  state: PresenceState,
): Promise<void> {
  if (!presenceRules[state].isDown) {
    await settleNotices(context, tx, { subject: before.id, kinds: presenceNotices });
    return;
  }
  if (state === before.state) return;
  const { registerEntry } = context.store.tables;
  const [entry] = await tx
    .select({ name: registerEntry.name, producerId: registerEntry.producerId })
    .from(registerEntry)
    .where(eq(registerEntry.id, before.entryId));
  if (entry) await tellProducer(context, tx, noticeOfDown({ ...before, ...entry, state }));
}

/** An entry is sold somewhere new, or no longer: figures, product lists by channel, and its own pages. */
export async function touchEntry(context: Context, tx: Tx, entryId: string): Promise<void> {
  await context.store.touch(tx, ['catalog'], context.clock.now());
  await touchPagesOf(context, tx, entryId);
}

/** The figures, and the pages that say when the entry was last seen on sale. */
async function touchPagesOf({ store, clock }: Context, tx: Tx, entryId: string): Promise<void> {
  const { listing, registerEntry } = store.tables;
  const listings = await tx.select({ id: listing.id }).from(listing).where(eq(listing.entryId, entryId));
  const entries = await tx
    .select({ code: registerEntry.code })
    .from(registerEntry)
    .where(eq(registerEntry.id, entryId));
  const pages = [...listings.map(({ id }) => `listing:${id}`), ...entries.map(({ code }) => `entry:${code}`)];
  await store.touch(tx, ['figures', ...pages], clock.now());
}

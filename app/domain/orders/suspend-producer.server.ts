import { and, eq } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { returnToSearch, takeFromSearch } from '#app/domain/catalog/put-in-search.server.ts';
import { tidyLines } from '#app/domain/catalog/step-input.ts';
import { tellOfSuspension } from '#app/domain/orders/messages/tell-of-suspension.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

const LONGEST_NOTE = 1000;

/**
 * Staff take everything that a producer sells, and its page, off the public pages, feeds and lists. Its listings keep
 * their own states, so that the end of the suspension brings back what was on sale and nothing else; its entries stay
 * in the register and in every figure. Whoever has paid for goods that it still has is told by mail.
 * @param note why; the producer reads it.
 * @throws NotFound; DomainError notAllowed, required (note), tooLong (note), wrongState when it is suspended already.
 */
export async function suspendProducer(
  context: Context,
  actor: Actor,
  { code, note }: { code: string; note: string },
): Promise<void> {
  const reason = tidyLines(note);
  if (reason === '') throw new DomainError('required', { field: 'note' });
  if (reason.length > LONGEST_NOTE) {
    throw new DomainError('tooLong', { field: 'note', params: { max: LONGEST_NOTE } });
  }
  await setSuspension(context, actor, code, reason);
}

/** Staff let a suspended producer sell again. @throws NotFound; DomainError notAllowed, wrongState. */
export async function liftProducerSuspension(context: Context, actor: Actor, code: string): Promise<void> {
  await setSuspension(context, actor, code, null);
}

/** @param note why it is suspended; null lets it sell again. */
async function setSuspension(
  context: Context,
  actor: Actor,
  code: string,
  note: string | null,
): Promise<void> {
  const { store, clock } = context;
  const { producer, listing } = store.tables;
  const role = staffRole(actor);
  if (role === null) throw new DomainError('notAllowed');
  const isSuspending = note !== null;
  await store.write(async (tx) => {
    const now = clock.now();
    const [row] = await tx.select().from(producer).where(eq(producer.code, code)).limit(1);
    if (!row) throw new NotFound('producer');
    if ((row.suspendedAt !== null) === isSuspending) throw new DomainError('wrongState');
    await tx
      .update(producer)
      .set({ suspendedAt: isSuspending ? now : null, suspendedNote: note, updatedAt: now })
      .where(eq(producer.id, row.id));
    const own = and(eq(listing.producerId, row.id), eq(listing.state, 'published'));
    // Who reads the open list by what has changed since must meet what came back.
    await tx.update(listing).set({ updatedAt: now }).where(own);
    const published = await tx.select().from(listing).where(own).orderBy(listing.id);
    for (const one of published) {
      if (isSuspending) await takeFromSearch(tx, store.tables, one.id);
      else await returnToSearch(tx, store.tables, one);
    }
    await store.touch(
      tx,
      ['catalog', `producer:${row.id}`, ...published.map(({ id }) => `listing:${id}`)],
      now,
    );
    if (isSuspending) await tellOfSuspension(context, tx, row.id);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: isSuspending ? 'suspend-producer' : 'lift-producer-suspension',
      subject: 'producer',
      subjectId: row.id,
      detail: { listings: published.length },
    });
  });
}

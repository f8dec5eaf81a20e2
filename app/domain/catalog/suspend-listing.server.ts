import { eq } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { listingMoves, move } from '#app/domain/catalog/listing-states.ts';
import { returnToSearch, takeFromSearch } from '#app/domain/catalog/put-in-search.server.ts';
import { tidyLines } from '#app/domain/catalog/step-input.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

/**
 * Staff take a published listing off the public pages, with a note that its producer reads.
 * @throws NotFound; DomainError notAllowed, required (note), wrongState.
 */
export async function suspendListing(
  context: Context,
  actor: Actor,
  { listingId, note }: { listingId: string; note: string },
): Promise<void> {
  const text = tidyLines(note);
  if (text === '') throw new DomainError('required', { field: 'note' });
  await moveListing(context, actor, listingId, 'suspend', text);
}

/**
 * Staff let a suspended listing back. @throws NotFound; DomainError notAllowed, wrongState.
 */
export async function liftSuspension(context: Context, actor: Actor, listingId: string): Promise<void> {
  await moveListing(context, actor, listingId, 'lift', null);
}

async function moveListing(
  context: Context,
  actor: Actor,
  listingId: string,
  name: 'suspend' | 'lift',
  note: string | null,
): Promise<void> {
  const { store, clock } = context;
  const { listing } = store.tables;
  const role = staffRole(actor);
  if (role === null) throw new DomainError('notAllowed');
  await store.write(async (tx) => {
    const now = clock.now();
    const [row] = await tx.select().from(listing).where(eq(listing.id, listingId)).limit(1);
    if (!row) throw new NotFound('listing');
    await tx
      .update(listing)
      .set({
        state: move(listingMoves, name, row.state),
        suspendedAt: name === 'suspend' ? now : null,
        suspendedNote: note,
        version: row.version + 1,
        updatedAt: now,
      })
      .where(eq(listing.id, listingId));
    if (name === 'suspend') await takeFromSearch(tx, store.tables, listingId);
    else await returnToSearch(tx, store.tables, row);
    await store.touch(tx, [`listing:${listingId}`, 'catalog', `producer:${row.producerId}`], now);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: name === 'suspend' ? 'suspend-listing' : 'lift-suspension',
      subject: 'listing',
      subjectId: listingId,
    });
  });
}

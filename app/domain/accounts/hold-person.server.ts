import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';

/**
 * Holds a person until the caller's write ends: whoever writes words of theirs, and whoever erases them, follow one another.
 * Taken before the rows of theirs that both change, so that two of them never wait for each other.
 * @returns whether there is such a person who was not erased, nor has asked for it while a law keeps their sales.
 */
export async function holdPerson({ store }: Context, tx: Tx, personId: string): Promise<boolean> {
  const { personKey, erasureRequest } = store.tables;
  const held = await tx
    .update(personKey)
    .set({ wrappedKey: sql`${personKey.wrappedKey}` })
    .where(and(eq(personKey.personId, personId), isNotNull(personKey.wrappedKey)))
    .returning({ personId: personKey.personId });
  if (held.length === 0) return false;
  const asked = await tx
    .select({ id: erasureRequest.id })
    .from(erasureRequest)
    .where(eq(erasureRequest.personId, personId));
  return asked.length === 0;
}

/**
 * The same for a write that leaves something of theirs behind: what was read before it may be older than their erasing.
 * @throws NotFound once they were erased or have asked for it
 */
export async function holdLivingPerson(context: Context, tx: Tx, personId: string): Promise<void> {
  if (!(await holdPerson(context, tx, personId))) throw new NotFound('the person was erased');
}

import { eq } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { contactInNote } from '#app/domain/catalog/contact-in-note/contact-in-note.ts';
import { findingsInText } from '#app/domain/catalog/review-findings.ts';
import type { ShopPause } from '#app/domain/catalog/shop-pause.ts';
import { tidyLines } from '#app/domain/catalog/step-input.ts';
import type { Context } from '#app/server/context.ts';
import { checkTogether, DomainError, NotFound } from '#app/server/domain-error.ts';
import { addDays, isLocalDate, localDate } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

const LONGEST_NOTE = 200;
/** Longer, and the producer had better put the goods away. */
const MOST_DAYS = 366;

/**
 * A producer takes a break: what they sell stays to be seen, and cannot be bought on those days. Orders that are there
 * already stay.
 * @param from local days, the last one included.
 * @throws DomainError dayMissing, notADate, dayIsOver (from, until), pauseEndsFirst, pauseTooLong (until), tooLong, storyHasClaims,
 * pauseNoteHasContact (note)
 */
export async function pauseShop(
  context: Context,
  actor: SellerActor,
  { from, until, note: typed }: { from: string; until: string; note: string },
): Promise<void> {
  const today = localDate(context.clock.now());
  const note = tidyLines(typed);
  checkTogether([
    () => refuseDay('from', from, today),
    () => refuseDay('until', until, today),
    () => {
      if (!isLocalDate(from) || !isLocalDate(until)) return;
      if (until < from) throw new DomainError('pauseEndsFirst', { field: 'until' });
      if (until > addDays(from, MOST_DAYS))
        throw new DomainError('pauseTooLong', { field: 'until', params: { max: MOST_DAYS } });
    },
    () => refuseNote(note),
  ]);
  await setPause(context, actor, { pausedFrom: from, pausedUntil: until, pausedNote: note || null });
}

/** The break is over, or does not begin. */
export async function resumeShop(context: Context, actor: SellerActor): Promise<void> {
  await setPause(context, actor, { pausedFrom: null, pausedUntil: null, pausedNote: null });
}

/** The producer's break as it is written down; all null for none. @throws NotFound */
export async function readPause({ store }: Context, producerId: string): Promise<ShopPause> {
  const { producer } = store.tables;
  const [row] = await store.read((db) =>
    db
      .select({
        pausedFrom: producer.pausedFrom,
        pausedUntil: producer.pausedUntil,
        pausedNote: producer.pausedNote,
      })
      .from(producer)
      .where(eq(producer.id, producerId)),
  );
  if (!row) throw new NotFound('producer');
  return row;
}

async function setPause(
  context: Context,
  { producerId, personId }: SellerActor,
  pause: ShopPause,
): Promise<void> {
  const { store, clock } = context;
  const { producer, listing } = store.tables;
  await store.write(async (tx) => {
    const now = clock.now();
    await tx
      .update(producer)
      .set({ ...pause, updatedAt: now })
      .where(eq(producer.id, producerId));
    const own = await tx
      .select({ id: listing.id })
      .from(listing)
      .where(eq(listing.producerId, producerId))
      .orderBy(listing.id);
    await store.touch(tx, [`producer:${producerId}`, ...own.map(({ id }) => `listing:${id}`)], now);
    await recordAudit(context, tx, {
      personId,
      role: 'producer_member',
      act: pause.pausedFrom === null ? 'resume-shop' : 'pause-shop',
      subject: 'producer',
      subjectId: producerId,
      detail: { from: pause.pausedFrom, until: pause.pausedUntil },
    });
  });
}

function refuseDay(field: string, day: string, today: string): void {
  if (day.trim() === '') throw new DomainError('dayMissing', { field });
  if (!isLocalDate(day)) throw new DomainError('notADate', { field });
  if (day < today) throw new DomainError('dayIsOver', { field, params: { date: day } });
}

/**
 * Nobody reads it before buyers do, so what the market's rules forbid is refused at once. Contacts by the strict rule too: it
 * stands, as theirs, in the market's notice of why nothing can be ordered, the very place for "order from me directly", and
 * beside it stand the producer's public number and page.
 */
function refuseNote(note: string): void {
  if ([...note].length > LONGEST_NOTE)
    throw new DomainError('tooLong', { field: 'note', params: { max: LONGEST_NOTE } });
  const contact = contactInNote(note);
  if (contact !== undefined)
    throw new DomainError('pauseNoteHasContact', { field: 'note', params: { found: contact } });
  const [finding] = findingsInText('note', note).filter(({ kind }) => kind !== 'ocop');
  if (finding) throw new DomainError('storyHasClaims', { field: 'note', params: { found: finding.words } });
}

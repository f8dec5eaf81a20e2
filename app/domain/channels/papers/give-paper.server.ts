import { and, eq, ne } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { readPaperFile } from '#app/domain/channels/papers/paper-file.server.ts';
import { type PaperKind, paperKind } from '#app/domain/channels/papers/paper-kinds.ts';
import { paperNotices } from '#app/domain/channels/papers/paper-notices.ts';
import { refusePaperBytes, refusePaperQuota } from '#app/domain/channels/papers/paper-quota.server.ts';
import { limitDecoding } from '#app/domain/media/limit-decoding.server.ts';
import { settleNotices } from '#app/domain/notices/settle-notices.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { isLocalDate, localDate } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { isStorageFull } from '#app/server/storage/storage.ts';
import { fileNameOf } from '#app/server/text/file-name.ts';
import { tidy } from '#app/server/text/fold.ts';
import type { Tx } from '#db/store.ts';

export type GivenPaper = {
  /** One of `paperKinds`; as typed. */
  kind: string;
  /** '' for all the producer's goods. */
  listingId: string;
  number: string;
  issuer: string;
  /** Local days; '' when not said. `validTo` is the last day on which it holds. */
  issuedOn: string;
  validTo: string;
  fileName: string;
  bytes: Uint8Array;
};

const LONGEST_TEXT = 200;

/**
 * Puts a paper into the producer's vault, where packs, readiness and staff find it.
 * @returns its id.
 * @throws DomainError with the field that is wrong; TooManyTries.
 */
export async function givePaper(context: Context, actor: SellerActor, given: GivenPaper): Promise<string> {
  const facts = readFacts(given, localDate(context.clock.now()));
  const asked = { listingId: facts.listingId, bytes: given.bytes.length };
  await context.store.read((db) => refuseOthers(context, db, actor.producerId, asked));
  await limitDecoding(context, actor);
  const file = await readPaperFile(given.bytes);
  const stored = await context.storage
    .put('papers', file.bytes, { extension: file.extension })
    .catch((error: unknown) => {
      throw isStorageFull(error) ? new DomainError('paperNoRoom', { field: 'file', cause: error }) : error;
    });
  const id = newId();
  const { paper } = context.store.tables;
  const now = context.clock.now();
  await context.store.write(async (tx) => {
    await refuseOthers(context, tx, actor.producerId, { ...asked, bytes: stored.bytes });
    await tx.insert(paper).values({
      id,
      producerId: actor.producerId,
      ...facts,
      fileName: fileNameOf(given.fileName),
      fileHash: stored.sha256,
      mediaType: file.mediaType,
      byteSize: stored.bytes,
      state: 'given',
      note: null,
      createdAt: now,
      createdBy: actor.personId,
    });
    await settleEarlier(context, tx, actor.producerId, facts);
    // A paper may open a channel to goods that were held back.
    await context.store.touch(tx, ['catalog', `goods:${actor.producerId}`], now);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'give-paper',
      subject: 'paper',
      subjectId: id,
      detail: { kind: facts.kind, listingId: facts.listingId, sha256: stored.sha256 },
    });
  });
  return id;
}

/** Another one has come: that the earlier ones of its kind end or were refused needs no reading any more. */
async function settleEarlier(
  context: Context,
  tx: Tx,
  producerId: string,
  { kind, listingId }: { kind: PaperKind; listingId: string | null },
): Promise<void> {
  const { paper } = context.store.tables;
  const same = await tx
    .select({ id: paper.id })
    .from(paper)
    .where(
      and(
        eq(paper.producerId, producerId),
        eq(paper.kind, kind),
        // One for all goods stands in for those of single listings, not the other way round.
        listingId === null ? undefined : eq(paper.listingId, listingId),
      ),
    );
  for (const { id } of same) await settleNotices(context, tx, { subject: id, kinds: paperNotices });
}

function readFacts(given: GivenPaper, today: string) {
  const kind = paperKind.safeParse(given.kind);
  if (!kind.success) throw new DomainError('notInList', { field: 'kind' });
  const issuedOn = dayOf(given.issuedOn, 'issuedOn');
  const validTo = dayOf(given.validTo, 'validTo');
  if (issuedOn !== null && issuedOn > today) throw new DomainError('dateInFuture', { field: 'issuedOn' });
  if (validTo !== null && validTo < today) throw new DomainError('paperExpired', { field: 'validTo' });
  return {
    kind: kind.data satisfies PaperKind,
    listingId: given.listingId || null,
    number: textOf(given.number, 'number'),
    issuer: textOf(given.issuer, 'issuer'),
    issuedOn,
    validTo,
  };
}

function dayOf(typed: string, field: string): string | null {
  if (typed === '') return null;
  if (!isLocalDate(typed)) throw new DomainError('notADate', { field });
  return typed;
}

function textOf(typed: string, field: string): string | null {
  const text = tidy(typed);
  if (text.length > LONGEST_TEXT) throw new DomainError('tooLong', { field, params: { max: LONGEST_TEXT } });
  return text || null;
}

/** Another's listing, or more papers or bytes of them than anyone has. */
async function refuseOthers(
  context: Context,
  db: Pick<Tx, 'select'>,
  producerId: string,
  { listingId, bytes }: { listingId: string | null; bytes: number },
): Promise<void> {
  const { listing } = context.store.tables;
  if (listingId !== null) {
    const [own] = await db
      .select({ id: listing.id })
      .from(listing)
      .where(
        and(eq(listing.id, listingId), eq(listing.producerId, producerId), ne(listing.state, 'archived')),
      );
    if (!own) throw new DomainError('notInList', { field: 'listing' });
  }
  await refusePaperQuota(context, db, producerId);
  await refusePaperBytes(context, db, producerId, bytes);
}

import { eq } from 'drizzle-orm';
import { type Actor, type SellerActor, staffRole } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { type OpenFile, storageKey } from '#app/server/storage/storage.ts';
import type { Store } from '#db/store.ts';

export type PaperRow = Store['tables']['paper']['$inferSelect'];

export type OpenPaper = { fileName: string; mediaType: PaperRow['mediaType']; file: OpenFile };

/** The producer's own paper, also one that is put away. @throws NotFound for another's. */
export async function openOwnPaper(context: Context, actor: SellerActor, id: string): Promise<OpenPaper> {
  const row = await findPaper(context, id);
  if (row.producerId !== actor.producerId) throw new NotFound('paper');
  return openPaperRow(context, row);
}

/** Any paper, for staff. @throws NotFound for anyone else. */
export async function openPaperForStaff(context: Context, actor: Actor, id: string): Promise<OpenPaper> {
  if (staffRole(actor) === null) throw new NotFound('paper');
  return openPaperRow(context, await findPaper(context, id));
}

/** Where the bytes of a paper lie. */
export function paperKey({ fileHash, mediaType }: Pick<PaperRow, 'fileHash' | 'mediaType'>): string {
  return storageKey('papers', `${fileHash}${paperExtension(mediaType)}`);
}

export function paperExtension(mediaType: PaperRow['mediaType']): '.pdf' | '.jpg' {
  return mediaType === 'application/pdf' ? '.pdf' : '.jpg';
}

async function findPaper({ store }: Context, id: string): Promise<PaperRow> {
  const { paper } = store.tables;
  const [row] = await store.read((db) => db.select().from(paper).where(eq(paper.id, id)));
  if (!row) throw new NotFound('paper');
  return row;
}

/** @throws NotFound where its file is lost. */
export async function openPaperRow({ storage }: Context, row: PaperRow): Promise<OpenPaper> {
  const file = await storage.open(paperKey(row));
  if (!file) throw new NotFound('paper');
  const stem = row.fileName.replace(/\.[a-z]{1,5}$/i, '') || row.kind;
  return { fileName: `${stem}${paperExtension(row.mediaType)}`, mediaType: row.mediaType, file };
}

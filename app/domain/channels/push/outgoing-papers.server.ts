import { inArray } from 'drizzle-orm';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { paperExtension, paperKey } from '#app/domain/channels/papers/open-paper.server.ts';
import { type PaperKind, paperKind } from '#app/domain/channels/papers/paper-kinds.ts';
import { paperLink } from '#app/domain/channels/papers/paper-link.server.ts';
import type { OutgoingPaper } from '#app/domain/channels/platform/platform.ts';
import type { ProductAtWork } from '#app/domain/channels/push/product-at-work.server.ts';
import { startOfLocalDay } from '#app/server/local-date.ts';

/** A listing's papers that hold today, for the platform to take those that it asks for; none where it asks for none. */
export async function outgoingPapers(
  { context, channel }: ProductAtWork,
  listing: ChannelListing,
): Promise<OutgoingPaper[]> {
  const held = [...listing.papers].sort((a, b) => Number(b.isChecked) - Number(a.isChecked));
  if (!channel.platform?.takesPapers || held.length === 0) return [];
  const { store, storage } = context;
  const { paper } = store.tables;
  const ids = held.map(({ id }) => id);
  const rows = await store.read((db) => db.select().from(paper).where(inArray(paper.id, ids)));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    const kind = paperKind.safeParse(row?.kind);
    if (!row || !kind.success) return [];
    const { mediaType, validTo, createdAt, restoredAt, issuedOn } = row;
    const fileName = `${sentName(kind.data, id)}${paperExtension(mediaType)}`;
    return [
      {
        kind: kind.data,
        fileName,
        mediaType,
        validTo,
        since: Math.max(createdAt, restoredAt ?? 0, issuedOn === null ? 0 : startOfLocalDay(issuedOn)),
        url: paperLink(context, id),
        read: async () => (await storage.get(paperKey(row))) ?? null,
      },
    ];
  });
}

/** A file's name without its ending, as `isSentName` knows it again. */
function sentName(kind: PaperKind, id: string): string {
  return `${kind}-${id}`;
}

/** Whether a file over there is called as we call the papers that we send. */
export function isSentName(fileName: string): boolean {
  const [, kind, id] = /^([a-z-]+)-([0-9A-Z]{26})\.\w+$/.exec(fileName) ?? [];
  return id !== undefined && paperKind.safeParse(kind).success;
}

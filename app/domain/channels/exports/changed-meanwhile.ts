import { z } from 'zod';

const size = z.string();
const change = z.discriminatedUnion('what', [
  z.object({ what: z.literal('price'), size, from: z.number(), to: z.number() }),
  z.object({ what: z.literal('weight'), size, from: z.number().nullable(), to: z.number().nullable() }),
  z.object({ what: z.literal('sizeAdded'), size }),
  z.object({ what: z.literal('sizesRemoved'), count: z.number() }),
  z.object({ what: z.literal('category') }),
  z.object({ what: z.literal('content') }),
]);
const gone = z.object({
  kind: z.literal('gone-meanwhile'),
  listingId: z.string(),
  title: z.string(),
  reason: z.enum(['archived', 'suspended', 'notOnSale']),
});
const changed = z.object({
  kind: z.literal('changed-meanwhile'),
  listingId: z.string(),
  title: z.string(),
  changes: z.array(change),
});

const came = z.object({ kind: z.literal('came-meanwhile'), listingId: z.string(), title: z.string() });

type Told<Entry extends { listingId: string }> = { id: string } & Omit<Entry, 'kind' | 'listingId'>;
export type GoneMeanwhile = Told<z.infer<typeof gone>>;
export type CameMeanwhile = Told<z.infer<typeof came>>;
export type ChangedMeanwhile = Told<z.infer<typeof changed>>;

/** In a file's report: a product that was chosen for it and was on sale no more when it was made. */
export function goneMeanwhile({ id, title, reason }: GoneMeanwhile) {
  return { kind: 'gone-meanwhile', listingId: id, title, reason };
}

/** In a file's report: a product that is in it otherwise than on the page where it was chosen. */
export function changedMeanwhile({ id, title, changes }: ChangedMeanwhile) {
  return { kind: 'changed-meanwhile', listingId: id, title, changes };
}

/** In a file's report: a product that is in it and was not yet on sale when its page was opened. */
export function cameMeanwhile({ id, title }: CameMeanwhile) {
  return { kind: 'came-meanwhile', listingId: id, title };
}

export type Meanwhile = { gone: GoneMeanwhile[]; changed: ChangedMeanwhile[]; came: CameMeanwhile[] };

/** Of a pack, which keeps more beside it. */
const inPack = z.object({ meanwhile: z.array(z.unknown()) });

/** What of it a kept report holds; nothing in the report of any other file. */
export function meanwhileIn(report: unknown): Meanwhile {
  const items: unknown[] = Array.isArray(report) ? report : (inPack.safeParse(report).data?.meanwhile ?? []);
  return {
    came: items.flatMap((item) => {
      const read = came.safeParse(item);
      return read.success ? [withId(read.data)] : [];
    }),
    gone: items.flatMap((item) => {
      const read = gone.safeParse(item);
      return read.success ? [withId(read.data)] : [];
    }),
    changed: items.flatMap((item) => {
      const read = changed.safeParse(item);
      return read.success ? [withId(read.data)] : [];
    }),
  };
}

function withId<Entry extends { kind: string; listingId: string }>(entry: Entry): Told<Entry> {
  const { kind: _kind, listingId, ...told } = entry;
  return { id: listingId, ...told };
}

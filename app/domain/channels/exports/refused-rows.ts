import { z } from 'zod';
import type { ReadSheet, RefusedRow } from '#app/domain/channels/channel.ts';

const KIND = 'refused-rows';

const refusedRow: z.ZodType<RefusedRow> = z.object({
  sheet: z.string(),
  row: z.number(),
  sku: z.string(),
  title: z.string(),
  reasons: z.array(z.string()),
  more: z.number().optional(),
});

const readSheet: z.ZodType<ReadSheet> = z.object({
  sheet: z.string(),
  skus: z.array(z.string()),
  reasons: z.array(z.string()),
  hasComments: z.boolean(),
});

const entry = z.object({
  kind: z.literal(KIND),
  fileName: z.string(),
  sha256: z.string(),
  /** ms UTC. */
  readAt: z.number(),
  rows: z.array(refusedRow),
  /** Absent in what was kept before it was told how sheets are read. */
  read: z.array(readSheet).optional(),
  /** The platform's keys were gone from the file: it was read by its headings alone. */
  byHeadings: z.boolean().optional(),
});

/** What a platform gave back of a file: its rows that were not taken over, with its own words why. */
export type RefusedRows = Omit<z.infer<typeof entry>, 'kind'>;

/** A file's report with what the platform gave back last in the place of what it gave back before. */
export function withRefusedRows(report: unknown, refused: RefusedRows): unknown[] {
  const others = Array.isArray(report) ? report.filter((item) => !entry.safeParse(item).success) : [];
  return [...others, { kind: KIND, ...refused }];
}

/** What the platform gave back of a file; null where nobody has handed it in. */
export function refusedRowsIn(report: unknown): RefusedRows | null {
  if (!Array.isArray(report)) return null;
  for (const item of report) {
    const read = entry.safeParse(item);
    if (read.success) return read.data;
  }
  return null;
}

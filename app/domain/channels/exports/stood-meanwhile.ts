import { z } from 'zod';

const KIND = 'stood-meanwhile';

/** In a file's report: a product that was to go in, but came to stand on the channel before the file was made. */
export function stoodMeanwhile({ id, titleVi }: { id: string; titleVi: string }) {
  return { kind: KIND, listingId: id, title: titleVi };
}

const entry = z.object({ kind: z.literal(KIND), title: z.string() });

/** Titles of such products in a kept report; none in the report of any other file. */
export function stoodMeanwhileIn(report: unknown): string[] {
  if (!Array.isArray(report)) return [];
  return report.flatMap((item) => {
    const read = entry.safeParse(item);
    return read.success ? read.data.title : [];
  });
}

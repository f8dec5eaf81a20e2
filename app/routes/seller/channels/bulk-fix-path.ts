/** Where one answer is given for many products; `what` as in `bulk-fields.ts`, `channelCode` for a category only. */
export function bulkFixPath(
  { what, channelCode }: { what: string; channelCode: string | null },
  group?: string,
  kind?: string,
): string {
  const query = new URLSearchParams({
    what,
    ...(channelCode === null ? {} : { channel: channelCode }),
    ...(group === undefined ? {} : { group }),
    ...(kind === undefined ? {} : { kind }),
  });
  return `/seller/channels/fix?${query}`;
}

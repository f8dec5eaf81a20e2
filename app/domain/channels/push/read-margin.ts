/** A write that began before we read may be committed after it: changes are looked for this far back. */
export const READ_MARGIN_MS = 5_000;

/** Whether a change came after a product's listing was read for the last time it was sent; times in ms UTC. */
export function isAfterSending(changedAt: number, pushedAt: number | null): boolean {
  return pushedAt === null || changedAt > pushedAt + READ_MARGIN_MS;
}

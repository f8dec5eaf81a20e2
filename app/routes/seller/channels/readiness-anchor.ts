/** Where a listing's state for one channel stands on the page of all channels. */
export function readinessAnchor(listingId: string, channel: string): string {
  return `r-${listingId}-${channel}`;
}

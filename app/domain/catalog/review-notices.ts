import type { NoticeKind } from '#app/domain/notices/notice-kinds.ts';

/** What a producer is told of a listing's review; the next submission settles them. */
export const reviewNotices = [
  'listing-returned',
  'listing-approved',
] as const satisfies readonly NoticeKind[];

/** What those notices are about. */
export function reviewSubject(listingId: string): string {
  return `listing:${listingId}`;
}

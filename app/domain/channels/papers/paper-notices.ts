/** What a producer is told of a paper. The subject is the paper's id. */
import type { NoticeKind } from '#app/domain/notices/notice-kinds.ts';
import type { NewNotice } from '#app/domain/notices/tell-producer.server.ts';
import { addDays } from '#app/server/local-date.ts';

/** Days before its last day on which a paper is spoken of; renewing a certificate takes weeks. */
export const DAYS_AHEAD = 30;
const DAYS_LEFT = 7;

/** Of a paper's end, from the first that is told to the last. */
export const endNotices = [
  'paper-ends',
  'paper-ends-soon',
  'paper-ended',
] as const satisfies readonly NoticeKind[];

export const paperNotices = [...endNotices, 'paper-refused'] as const satisfies readonly NoticeKind[];

type About = { id: string; kind: string; producerId: string; product: string | null };

/** @param today local day. Null: nothing to tell of yet. */
export function endNoticeOn(validTo: string, today: string): (typeof endNotices)[number] | null {
  if (validTo < today) return 'paper-ended';
  if (validTo <= addDays(today, DAYS_LEFT)) return 'paper-ends-soon';
  return validTo <= addDays(today, DAYS_AHEAD) ? 'paper-ends' : null;
}

export function noticeOfEnd(
  paper: About & { validTo: string },
  kind: (typeof endNotices)[number],
): NewNotice {
  return { ...placeOf(paper), kind, params: { ...wordsOf(paper), day: paper.validTo } };
}

export function noticeOfRefusedPaper(paper: About & { note: string }): NewNotice {
  return { ...placeOf(paper), kind: 'paper-refused', params: { ...wordsOf(paper), note: paper.note } };
}

function wordsOf({ kind, product }: About) {
  return { paper: kind, product: product ?? '' };
}

/** Where another one of the kind is sent. */
function placeOf({ id, kind, producerId }: About) {
  return { producerId, path: `/seller/papers/give?${new URLSearchParams({ kind })}`, subject: id };
}

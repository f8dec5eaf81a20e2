import type { NoticeKind } from '#app/domain/notices/notice-kinds.ts';
import { localDate } from '#app/server/local-date.ts';

/** Of what a platform does to many products at once each is told by itself, so that each is settled by itself. */
const grouped: ReadonlySet<string> = new Set(['dead-link', 'presence-down'] satisfies NoticeKind[]);

type Told = { id: string; kind: string; params: Readonly<Record<string, unknown>>; createdAt: number };

/** What is read as one: the same that befell several products on one channel on one day. */
export function noticeGroup({ id, kind, params, createdAt }: Told): string {
  return grouped.has(kind)
    ? [kind, params.channel, params.state, localDate(createdAt)].map(String).join('\n')
    : id;
}

/** Notices in their order, those that are read as one under the first of them. */
export function groupNotices<Notice extends Told>(notices: readonly Notice[]): Notice[][] {
  const groups = new Map<string, Notice[]>();
  for (const notice of notices) {
    const key = noticeGroup(notice);
    groups.set(key, [...(groups.get(key) ?? []), notice]);
  }
  return [...groups.values()];
}

/** What a producer is told of a presence. The subject is the presence's id. */
import type { NoticeKind } from '#app/domain/notices/notice-kinds.ts';
import type { NewNotice } from '#app/domain/notices/tell-producer.server.ts';
import type { PresenceState } from '#db/tables/register.ts';

export const presenceNotices = [
  'dead-link',
  'presence-down',
  'check-expired',
] as const satisfies ReadonlyArray<NoticeKind>;

type About = { id: string; name: string; producerId: string; channelCode: string };

const pathOf = (id: string) => `/seller/presences#presence-${id}`;

/** It is no longer to be bought there. */
export function noticeOfDown({ id, name, producerId, channelCode, state }: About & { state: PresenceState }) {
  return {
    producerId,
    kind: state === 'dead_link' ? 'dead-link' : 'presence-down',
    params: { product: name, channel: channelCode, state },
    path: pathOf(id),
    subject: id,
  } satisfies NewNotice;
}

/** Nobody has seen it on sale for too long. @param day local day of the last verified look. */
export function noticeOfExpiredCheck({ id, name, producerId, channelCode, day }: About & { day: string }) {
  return {
    producerId,
    kind: 'check-expired',
    params: { product: name, channel: channelCode, day },
    path: pathOf(id),
    subject: id,
  } satisfies NewNotice;
}

import type { OwnNotice } from '#app/domain/notices/list-notices.server.ts';
import { isNoticeKind, type NoticeKind } from '#app/domain/notices/notice-kinds.ts';
import { formatDate } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { fillText, type Translate } from '#app/i18n/messages.ts';
import { presenceMessages } from '#app/i18n/presences.ts';

const texts = {
  'dead-link': 'notice_deadLink',
  'presence-down': 'notice_presenceDown',
  'check-expired': 'notice_checkExpired',
  'shop-ends': 'notice_shopEnds',
  'shop-reauthorise': 'notice_shopReauthorise',
  'shop-stopped': 'notice_shopStopped',
  'password-link': 'notice_passwordLink',
} as const satisfies Record<NoticeKind, keyof (typeof presenceMessages)['vi']>;

/** The sentence of a notice, with its days and states in words. */
export function noticeText(
  t: Translate<(typeof presenceMessages)['vi']>,
  language: Language,
  { kind, params }: Pick<OwnNotice, 'kind' | 'params'>,
): string {
  if (!isNoticeKind(kind)) return t('notice_other');
  const { day, state } = params;
  const stateKey = `state_${state}`;
  return fillText(presenceMessages[language][texts[kind]], language, {
    ...params,
    ...(typeof day === 'string' ? { day: formatDate(language, day) } : {}),
    ...(Object.hasOwn(presenceMessages.vi, stateKey)
      ? { state: t(stateKey as 'state_live').toLocaleLowerCase(language) }
      : {}),
  });
}

import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';

const MINUTE_MS = 60_000;

/** How long something takes or has taken, as people say it: "3 giờ". @param ms 0 or more */
export function timeText(language: Language, ms: number): string {
  const t = translate(fulfilmentMessages, language);
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) return t('justNow');
  if (minutes < 60) return t('minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return t('hours', { count: hours });
  return t('days', { count: Math.floor(hours / 24) });
}

/** Since when, each of which needs words of its own for what has just happened: "Chờ vừa xong" says nothing. */
const justNow = {
  waitingFor: 'justPaid',
  paidAgo: 'justPaid',
  onTheWayFor: 'justSent',
  readyFor: 'justReady',
} as const;

/** How long ago an order was paid or sent: "Chờ 3 giờ", "Vừa trả tiền". @param ms below 0 where clocks differ */
export function sinceText(language: Language, what: keyof typeof justNow, ms: number): string {
  const t = translate(fulfilmentMessages, language);
  return ms < MINUTE_MS ? t(justNow[what]) : t(what, { time: timeText(language, ms) });
}

import { closedSources } from '#app/domain/register/closed-sources.ts';
import type { channelDeskMessages } from '#app/i18n/channel-desk.ts';
import { formatDate } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import type { Translate } from '#app/i18n/messages.ts';

/** That a channel has closed; where only one source says so, as reported. */
export function closedText(
  t: Translate<(typeof channelDeskMessages)['vi']>,
  language: Language,
  { closedOn, closedSource }: { closedOn: string | null; closedSource: string | null },
): string {
  if (closedOn === null) return '';
  return closedSources(closedSource).length > 1
    ? t('closed', { date: formatDate(language, closedOn) })
    : t('closedReported', { year: closedOn.slice(0, 4) });
}

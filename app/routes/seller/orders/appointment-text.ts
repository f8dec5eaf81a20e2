import type { Appointment } from '#app/domain/orders/fulfil/read-appointments.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { minuteText } from '#app/i18n/minute-text.ts';

/** When and where somebody waits, in a line: "28/11/2026, 16:00–18:00 · Sapa Lodge, Phường Sa Pa". */
export function appointmentText(language: Language, { day, hours, hotel, visitDay }: Appointment): string {
  const t = translate(fulfilmentMessages, language);
  const on = formatDate(language, day);
  if (!hours) return t('wishedFor', { day: on });
  const when = t('slotShort', { day: on, from: minuteText(hours.from), to: minuteText(hours.to) });
  const where = [hotel?.name, hotel?.place].filter(Boolean).join(', ');
  const visit = visitDay && t('wishedFor', { day: formatDate(language, visitDay) });
  return [when, where, visit].filter(Boolean).join(' · ');
}

import { Pill, type PillTone } from '#app/components/pill.tsx';
import type { ShownTicket } from '#app/domain/orders/tickets/list-tickets.server.ts';
import type { TicketState } from '#app/domain/orders/tickets/ticket-state.ts';
import { formatDate, formatDateTime } from '#app/i18n/format.ts';
import { useLanguage } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';

const tones: Record<TicketState, PillTone> = {
  'to-answer': 'turmeric',
  answered: 'indigo',
  'to-agree': 'turmeric',
  'to-send-back': 'indigo',
  'with-staff': 'turmeric',
  settled: 'green',
};

/** Where each side finds the photos, in front of the ticket's own part. */
const photoPaths = {
  buyer: (orderCode: string) => `/orders/${orderCode.replace(/-\d+$/, '')}`,
  producer: () => '/seller',
  staff: () => '/department',
} as const;

/** A ticket as whoever reads it sees it: what it is about, whose turn it is, and all that was written. */
export function TicketThread({
  ticket,
  reader,
}: {
  ticket: ShownTicket;
  reader: 'buyer' | 'producer' | 'staff';
}) {
  const t = useServiceWords(ticketMessages, ticket.isService);
  const language = useLanguage();
  const { kind, orderCode, state, isAllBack, lines, messages } = ticket;
  const path = `${photoPaths[reader](orderCode)}/tickets/${ticket.id}`;
  const goods = lines
    .map(
      ({ quantity, goods: of }) =>
        `${quantity} × ${of ? pickText(language, of.titleVi, of.titleEn).text : '?'}`,
    )
    .join(', ');
  return (
    <div className="space-y-3">
      <h3 className="text-lg">{t('ticketOf', { kind: t(`kind_${kind}`), code: orderCode })}</h3>
      <p className="flex flex-wrap gap-2">
        {isAllBack ? (
          <Pill tone="green">{t('allBackShort')}</Pill>
        ) : (
          <Pill tone={tones[state]}>{t(`state_${state}`)}</Pill>
        )}
        {ticket.isLate && <Pill tone="red">{t('late')}</Pill>}
      </p>
      {isAllBack && <p className="font-bold">{t(reader === 'buyer' ? 'allBack_buyer' : 'allBack_others')}</p>}
      {state !== 'settled' && !isAllBack && (
        <p className="text-sm text-ink-soft">
          {t('deadlines', {
            answer: formatDate(language, ticket.answerBy - 1),
            settle: formatDate(language, ticket.settleBy - 1),
          })}
        </p>
      )}
      {goods && <p>{t('goodsBack', { goods })}</p>}
      {messages.length === 0 && <p className="text-ink-soft">{t('erased')}</p>}
      <ol className="space-y-2">
        {messages.map(({ at, byRole, text, photos }) => (
          <li
            key={`${at} ${text}`}
            className={`rounded-md p-3 ${byRole === reader ? 'ml-6 bg-indigo-tint' : 'mr-6 bg-paper-2'}`}
          >
            <span className="block text-sm text-ink-soft">
              {byRole === 'buyer' && reader === 'buyer' ? t('youAre_buyer') : t(`by_${byRole}`)} ·{' '}
              {formatDateTime(language, at)}
            </span>
            <span className="break-words whitespace-pre-line">{text}</span>
            {photos.length > 0 && (
              <span className="mt-2 flex flex-wrap gap-2">
                {photos.map((photo, number) => (
                  <a key={photo} href={`${path}/${photo}`} target="_blank" rel="noreferrer">
                    <img
                      src={`${path}/${photo}`}
                      alt={t('photoOf', { number: number + 1 })}
                      loading="lazy"
                      className="size-28 rounded-md border border-line object-cover"
                    />
                  </a>
                ))}
              </span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

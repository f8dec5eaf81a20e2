import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { DueOrder } from '#app/domain/orders/fulfil/list-due-soon.server.ts';
import type { WaitingTicket } from '#app/domain/orders/tickets/list-waiting-tickets.server.ts';
import type { OrdersToday } from '#app/domain/payments/read-today.server.ts';
import type { RefundPage } from '#app/domain/payments/refunds/list-refunds.server.ts';
import { formatDate, formatVnd } from '#app/i18n/format.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { serviceWords } from '#app/i18n/service-words.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import { appointmentText } from '#app/routes/seller/orders/appointment-text.ts';
import { isComplaint } from '#app/routes/seller/ticket-parts.ts';

/** So many of a kind are named each; the rest stands on its own page. */
const MOST_NAMED = 4;

export type SellerToday = OrdersToday & {
  /** Whose buyers wait at a hotel, or come, today or tomorrow. */
  readonly due: readonly DueOrder[];
  /** What buyers ask, complain of and send back, and the producer is the next to act on. */
  readonly tickets: readonly WaitingTicket[];
  /** Money that the producer is to send back by hand. */
  readonly refunds: RefundPage;
};

/** New orders and the money of the day; then what else waits for the producer, each a link that opens it. */
export function TodayCard({ today }: { today: SellerToday }) {
  const t = useT(fulfilmentMessages);
  const language = useLanguage();
  const { newOrders, paid, direct, card, cardRefunded, cardDisputed, cardHeld } = today;
  return (
    <Panel title={t('todayTitle')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="space-y-3">
          <p className={newOrders > 0 ? 'text-lg font-bold text-red-deep' : 'text-lg'}>
            {newOrders > 0 ? t('todayNew', { count: newOrders }) : t('todayNone')}
          </p>
          <LinkButton to="/seller/orders" look={newOrders > 0 ? 'primary' : 'secondary'}>
            <Icon name="list" />
            {t('seeOrders')}
          </LinkButton>
        </div>
        <div>
          <p className="text-ink-soft">
            {t('todayMoney')} · {t('todayPaid', { count: paid })}
          </p>
          <p className="text-2xl font-bold tabular-nums">{formatVnd(language, direct + card)}</p>
          {(card !== 0 || cardRefunded > 0 || cardDisputed > 0 || cardHeld > 0) && (
            <dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-4 text-sm">
              <dt>{t('todayDirect')}</dt>
              <dd className="text-right tabular-nums">{formatVnd(language, direct)}</dd>
              <dt>{t('todayCard')}</dt>
              <dd className="text-right tabular-nums">{formatVnd(language, card)}</dd>
            </dl>
          )}
          {cardRefunded > 0 && (
            <p className="mt-1 text-sm text-red-deep">
              {t('todayCardRefunded', { amount: formatVnd(language, cardRefunded) })}
            </p>
          )}
          {cardDisputed > 0 && (
            <p className="mt-1 text-sm text-red-deep">
              {t('todayCardDisputed', { amount: formatVnd(language, cardDisputed) })}
            </p>
          )}
          {cardHeld > 0 && (
            <p className="mt-1 text-sm text-red-deep">
              {t('todayCardHeld', { amount: formatVnd(language, cardHeld) })}
            </p>
          )}
        </div>
      </div>
      <Due orders={today.due} />
      <Tickets tickets={today.tickets} kind="complaints" />
      <Refunds refunds={today.refunds} />
      <Tickets tickets={today.tickets} kind="questions" />
    </Panel>
  );
}

function Due({ orders }: { orders: readonly DueOrder[] }) {
  const t = useT(fulfilmentMessages);
  const language = useLanguage();
  return (
    <Waiting title={t('todayDue', { count: orders.length })} count={orders.length} all={null}>
      {orders.map(({ id, code, way, appointment }) => (
        <Row
          key={id}
          to={`/seller/orders/${id}`}
          name={t('orderTitle', { code })}
          about={`${t(`how_${way}`)} · ${appointmentText(language, appointment)}`}
        />
      ))}
    </Waiting>
  );
}

function Tickets({ tickets, kind }: { tickets: readonly WaitingTicket[]; kind: 'complaints' | 'questions' }) {
  const t = useT(fulfilmentMessages);
  const language = useLanguage();
  const own = tickets.filter((ticket) => isComplaint(ticket.kind) === (kind === 'complaints'));
  const all = `/seller/tickets?show=${kind}`;
  return (
    <Waiting title={t(`today_${kind}`, { count: own.length })} count={own.length} all={all}>
      {own.slice(0, MOST_NAMED).map(({ id, kind: of, orderCode, isService, isLate, dueAt }) => {
        const inTickets = serviceWords(ticketMessages, language, isService);
        return (
          <Row
            key={id}
            to={`${all}#${id}`}
            name={inTickets('ticketOf', { kind: inTickets(`kind_${of}`), code: orderCode })}
            about={t('todayBy', { day: formatDate(language, dueAt - 1) })}
            isLate={isLate}
          />
        );
      })}
    </Waiting>
  );
}

function Refunds({ refunds: { refunds, total } }: { refunds: RefundPage }) {
  const t = useT(fulfilmentMessages);
  const language = useLanguage();
  return (
    <Waiting title={t('todayRefunds', { count: total })} count={total} all="/seller/refunds">
      {refunds.slice(0, MOST_NAMED).map(({ id, amount, orderCode, dueAt, isLate }) => (
        <Row
          key={id}
          to={`/seller/refunds/${id}`}
          name={[formatVnd(language, amount), orderCode && t('orderTitle', { code: orderCode })]
            .filter(Boolean)
            .join(' · ')}
          about={dueAt === null ? '' : t('todayBy', { day: formatDate(language, dueAt - 1) })}
          isLate={isLate}
        />
      ))}
    </Waiting>
  );
}

/** One kind of thing that waits; nothing where none does. @param all the page with all of them; null where all are named. */
function Waiting({
  title,
  count,
  all,
  children,
}: {
  title: string;
  count: number;
  all: string | null;
  children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <section className="mt-4 border-t border-line pt-3">
      <h3 className="text-lg">
        {all === null ? (
          title
        ) : (
          <Link to={all} className="inline-flex min-h-12 items-center">
            {title}
          </Link>
        )}
      </h3>
      <ul className="divide-y divide-line">{children}</ul>
    </section>
  );
}

function Row({
  to,
  name,
  about,
  isLate = false,
}: {
  to: string;
  name: string;
  about: string;
  isLate?: boolean;
}) {
  const t = useT(ticketMessages);
  return (
    <li>
      <Link to={to} className="flex min-h-12 flex-wrap items-center gap-x-2 gap-y-1 py-2 no-underline">
        <span className="font-bold text-indigo-2 underline underline-offset-4">{name}</span>
        <span className="text-ink">{about}</span>
        {isLate && <Pill tone="red">{t('late')}</Pill>}
      </Link>
    </li>
  );
}

import { Link } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { GoodsPicture } from '#app/components/goods-picture.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { OwnOrderRow } from '#app/domain/orders/fulfil/list-own-orders.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { useLanguage } from '#app/i18n/messages.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { orderStateName } from '#app/routes/orders/order-state-name.ts';
import { orderTones } from '#app/routes/orders/order-tones.ts';
import { appointmentText } from '#app/routes/seller/orders/appointment-text.ts';
import { sinceText, timeText } from '#app/routes/seller/orders/time-since.ts';

/** One order in the list: what it is, how long it waits, the one thing to press, and a tick for doing several at once. */
export function OrderCard({ row, now, isChosen }: { row: OwnOrderRow; now: number; isChosen: boolean }) {
  const t = useServiceWords(fulfilmentMessages, row.way === 'spot');
  const language = useLanguage();
  const [first] = row.lines;
  const pieces = row.lines.reduce((sum, line) => sum + line.pieces, 0);
  return (
    <li className="rounded-md border border-line bg-white">
      <div className="flex gap-3 p-3.5">
        {first && <GoodsPicture photo={first.photo} setCode={first.setCode} seed={first.motifSeed} />}
        <div className="min-w-0 flex-1 space-y-1">
          <h3 className="text-lg leading-snug">
            <Link to={`/seller/orders/${row.id}`} className="inline-flex min-h-12 items-center text-indigo">
              {row.code}
            </Link>
          </h3>
          <p className="flex flex-wrap gap-1.5">
            {/* What must not go is not new, nor to be packed: how its money stands comes first. */}
            {!row.whyNotGo && (
              <Pill tone={orderTones[row.state]}>{orderStateName(language, row.state, row.wayLeft)}</Pill>
            )}
            {row.hasAlcohol && <Pill tone="red">{t('alcohol')}</Pill>}
            {row.dispute && <Pill tone="red">{t(`disputeShort_${row.dispute}`)}</Pill>}
            {row.whyNotGo === 'back' && <Pill tone="red">{t('moneyBackShort')}</Pill>}
          </p>
          <Waiting row={row} now={now} />
        </div>
      </div>
      <div className="space-y-1 px-3.5 pb-3">
        {first && (
          <p lang="vi">
            {first.titleVi}
            <span className="text-ink-soft"> · {first.sizeVi}</span>
          </p>
        )}
        {row.lines.length > 1 && (
          <p className="text-ink-soft">{t('andMore', { count: row.lines.length - 1 })}</p>
        )}
        <p className="text-ink-soft">
          <span className="font-bold whitespace-nowrap text-red-deep">
            {formatVnd(language, row.dueAmount)}
          </span>{' '}
          · {pieces === 0 ? t('piecesGone') : t('pieces', { count: pieces })} · {t(`how_${row.way}`)}
        </p>
        {row.appointment && (
          <p className="flex gap-2 font-bold">
            <Icon name="clock" className="mt-0.5 size-5" />
            <span className="min-w-0 break-words">{appointmentText(language, row.appointment)}</span>
          </p>
        )}
      </div>
      {row.whyNotGo && (
        <p className="px-3.5 pb-3 font-bold text-red-deep">{t(`next_notGo_${row.whyNotGo}`)}</p>
      )}
      {isOpen(row) && !row.whyNotGo && (
        <div className="flex items-center gap-2 border-t border-line px-3.5 py-2">
          <label className="flex min-h-12 flex-1 cursor-pointer items-center gap-3">
            <input
              type="checkbox"
              name="order"
              value={row.id}
              defaultChecked={isChosen}
              className="size-6 shrink-0 accent-indigo"
            />
            <span aria-hidden="true">{t('chooseShort')}</span>
            <span className="sr-only">{t('choose', { code: row.code })}</span>
          </label>
          {row.state === 'paid' && (
            <button
              type="submit"
              name="accept"
              value={row.id}
              aria-label={t('acceptOneFor', { code: row.code })}
              className={buttonClass('primary')}
            >
              {t('acceptOne')}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

function isOpen({ state }: OwnOrderRow): boolean {
  return state === 'paid' || state === 'accepted' || state === 'packed' || state === 'handed-over';
}

/** How long the buyer, or the order, has been waiting. */
function Waiting({ row, now }: { row: OwnOrderRow; now: number }) {
  const t = useServiceWords(fulfilmentMessages, row.way === 'spot');
  const language = useLanguage();
  const since = (what: Parameters<typeof sinceText>[1], at: number | null) =>
    sinceText(language, what, now - (at ?? now));
  if (row.state === 'waiting') {
    const left = row.payBy - now;
    return <p>{left > 0 ? t('payLeft', { time: timeText(language, left) }) : t('payOver')}</p>;
  }
  if (row.state === 'paid')
    return row.whyNotGo ? null : <p className="font-bold">{since('waitingFor', row.paidAt)}</p>;
  if (row.state === 'handed-over') {
    if (row.wayLeft !== row.way) return <p className="font-bold">{t('goodsThere')}</p>;
    // What is ready at a point has gone nowhere: the buyer comes for it.
    if (row.way === 'pickup') return <p>{since('readyFor', row.handedOverAt)}</p>;
    return <p>{since('onTheWayFor', row.handedOverAt)}</p>;
  }
  if (row.state === 'accepted' || row.state === 'packed') return <p>{since('paidAgo', row.paidAt)}</p>;
  return null;
}

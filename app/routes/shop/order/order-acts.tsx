import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { ErrorLines } from '#app/components/field.tsx';
import { FileField } from '#app/components/file-field.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import { ACCEPTED_PHOTO_TYPES, MAX_PHOTO_BYTES } from '#app/domain/media/photo-limits.ts';
import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import { ticketAnchor } from '#app/domain/orders/tickets/ticket-link.ts';
import { MOST_TICKET_PHOTOS } from '#app/domain/orders/tickets/ticket-photo-limits.ts';
import { cancelReasons } from '#app/domain/payments/buyer-acts/cancel-reasons.ts';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { formatDate, formatVnd } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { type Translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';
import { Folded } from '#app/routes/shop/order/folded.tsx';
import { OrderAgain } from '#app/routes/shop/order/order-again.tsx';
import { lineName } from '#app/routes/shop/order/order-lines.tsx';
import { unbroken } from '#app/routes/shop/order/unbroken.ts';

/** A form of the order's page that came back: which one, and what was typed into it. */
export type RefusedAct =
  | RefusedForm<{ intent: string; order: string; typed: Record<string, string> }>
  | undefined;

type OrderOfBuyer = BuyerPage['orders'][number];

const cancellable = ['waiting', 'paid', 'accepted', 'packed'];

/** What the buyer can do about one order now. */
export function OrderActs({
  order,
  formKey,
  refused,
}: {
  order: OrderOfBuyer;
  formKey: string;
  refused: RefusedAct;
}) {
  const t = useServiceWords(orderPageMessages, isUsedThere(order.delivery));
  const language = useLanguage();
  const mine = refused?.kept.order === order.id ? refused : undefined;
  const isCancellable = cancellable.includes(order.state);
  const visit = order.isVisitToCome ? order.visit : null;
  const isGoodsFirst = visit?.areGoodsToCome === true;
  const pieces = order.lines.reduce((sum, { left }) => sum + left, 0);
  return (
    <section className="no-print space-y-3">
      {order.state === 'handed-over' && (
        <Form method="post" className="space-y-1">
          <input type="hidden" name="order" value={order.id} />
          {visit && <p>{visitText(t, language, visit)}</p>}
          {isGoodsFirst && <Receive intent="goods-received" label={t('received')} />}
          {order.dayToCome !== null && (
            <Checkbox
              id={`earlyUse-${order.id}`}
              name="earlyUse"
              label={t('earlyUse', { day: formatDate(language, order.dayToCome) })}
              hint={t('earlyUseHint')}
              errors={mine?.errors[`earlyUse-${order.id}`]}
            />
          )}
          <Receive
            intent="received"
            label={t(
              isGoodsFirst
                ? 'received_both'
                : order.visit?.areGoodsToCome === false
                  ? 'received_service'
                  : 'received',
            )}
            look={isGoodsFirst ? 'secondary' : 'action'}
          />
          <p className="text-sm text-ink-soft">
            {t(
              isGoodsFirst
                ? 'receivedHint_both'
                : order.wayLeft === 'spot'
                  ? 'receivedHint_service'
                  : 'receivedHint',
            )}
          </p>
        </Form>
      )}
      {(order.state === 'expired' || order.state === 'cancelled') && <OrderAgain orderId={order.id} />}
      <TicketForms order={order} refused={mine} />
      {isCancellable && (
        <Folded title={t('cancelOrder')} open={mine?.kept.intent === 'cancel-order'}>
          <p>{t(cancelText(order), partOf(language, order))}</p>
          <Form method="post" noValidate className="space-y-4">
            <input type="hidden" name="order" value={order.id} />
            <Reason
              order={order}
              part="all"
              refused={mine?.kept.intent === 'cancel-order' ? mine : undefined}
            />
            <SubmitButton look="danger" name="intent" value="cancel-order" busyLabel={t('sending')}>
              {t('cancelConfirm', { code: unbroken(order.code) })}
            </SubmitButton>
          </Form>
        </Folded>
      )}
      {order.state === 'handed-over' && order.visit?.day != null && !order.isVisitCancellable && (
        <p>{t('cancelVisitOver', { day: formatDate(language, order.visit.day) })}</p>
      )}
      {((isCancellable && pieces > 1) || order.isVisitCancellable) && (
        <Folded
          title={t(order.isVisitCancellable ? 'cancelVisit' : 'cancelLines')}
          open={mine?.kept.intent === 'cancel-lines'}
        >
          {order.isVisitCancellable && <p>{t(cancelVisitText(order))}</p>}
          {isCancellable && order.came > 0 && <p>{t('cancelLinesPartText', partOf(language, order))}</p>}
          <Form method="post" noValidate className="space-y-4">
            <input type="hidden" name="order" value={order.id} />
            <input type="hidden" name="formKey" value={formKey} />
            <Pieces
              order={order}
              isOfVisit={order.isVisitCancellable}
              hint={(max) => t('cancelPieces', { max })}
              refused={mine?.kept.intent === 'cancel-lines' ? mine : undefined}
            />
            <Reason
              order={order}
              part="some"
              refused={mine?.kept.intent === 'cancel-lines' ? mine : undefined}
            />
            <SubmitButton look="danger" name="intent" value="cancel-lines" busyLabel={t('sending')}>
              {t(order.isVisitCancellable ? 'cancelVisitConfirm' : 'cancelLinesConfirm')}
            </SubmitButton>
          </Form>
        </Folded>
      )}
    </section>
  );
}

/** What becomes of the money of an order that is cancelled now. */
function cancelText({ state, came, dispute, isAllBack }: OrderOfBuyer) {
  if (state === 'waiting') return came > 0 ? 'cancelPartText' : 'cancelUnpaidText';
  if (dispute === 'lost') return 'cancelTakenText';
  if (dispute === 'part') return 'cancelRestText';
  if (dispute === 'open') return 'cancelDisputedText';
  return isAllBack ? 'cancelBackText' : 'cancelPaidText';
}

/** The same of a visit whose goods have left. */
function cancelVisitText({ dispute, isAllBack }: OrderOfBuyer) {
  return dispute === 'lost' || isAllBack ? 'cancelVisitBackText' : 'cancelVisitText';
}

const partOf = (language: Language, { came, totalAmount, producer, disputed }: OrderOfBuyer) => ({
  came: formatVnd(language, came),
  total: formatVnd(language, totalAmount),
  producer: producer.name,
  taken: formatVnd(language, disputed?.amount ?? 0),
  left: formatVnd(language, disputed?.left ?? 0),
});

/** Why, chosen; and in their own words, which another reason needs. */
function Reason({
  order: { id },
  part,
  refused,
}: {
  order: OrderOfBuyer;
  part: 'all' | 'some';
  refused: RefusedAct;
}) {
  const t = useT(orderPageMessages);
  const field = `note-${id}`;
  return (
    <>
      <SelectField
        id={`reason-${part}-${id}`}
        name="reason"
        label={t('cancelReason')}
        defaultValue={refused?.kept.typed.reason ?? cancelReasons[0]}
        options={cancelReasons.map((reason) => ({ value: reason, label: t(`reason_${reason}`) }))}
      />
      <TextareaField
        id={refused ? field : `note-${part}-${id}`}
        name="note"
        label={t('cancelNote')}
        hint={t('cancelNoteHint')}
        rows={2}
        defaultValue={refused?.kept.typed.note ?? ''}
        errors={refused?.errors[field]}
      />
    </>
  );
}

/** How many pieces of each line: empty is none. Of the visit alone all are proposed: there is little else to choose. */
function Pieces({
  order,
  isOfVisit = false,
  hint,
  refused,
}: {
  order: OrderOfBuyer;
  /** Only what is used at its producer's. */
  isOfVisit?: boolean;
  /** What is asked for, with the most that can be. */
  hint: (max: number) => string;
  refused: RefusedAct;
}) {
  const language = useLanguage();
  return (
    <div id={`lines-${order.id}`} className="space-y-3">
      <ErrorLines id={`lines-${order.id}`} errors={refused?.errors[`lines-${order.id}`]} />
      {order.lines
        .filter(({ left, isService }) => left > 0 && (!isOfVisit || isService))
        .map((line) => (
          <TextField
            key={line.id}
            id={`${refused?.kept.intent ?? ''}line-${line.id}`}
            name={`line-${line.id}`}
            label={lineName(language, line)}
            hint={hint(line.left)}
            inputMode="numeric"
            defaultValue={refused?.kept.typed[`line-${line.id}`] ?? (isOfVisit ? String(line.left) : '')}
            errors={refused?.errors[`line-${line.id}`] ?? refused?.errors[`lines.${line.id}`]}
          />
        ))}
    </div>
  );
}

/** One of the words that say that something has arrived or was used. */
function Receive({
  intent,
  label,
  look = 'action',
}: {
  intent: 'received' | 'goods-received';
  label: string;
  look?: 'action' | 'secondary';
}) {
  const t = useT(orderPageMessages);
  return (
    <SubmitButton
      look={look}
      name="intent"
      value={intent}
      busyLabel={t('sending')}
      className="w-full sm:w-auto"
    >
      {label}
    </SubmitButton>
  );
}

/** What is to be pressed, and when, of goods and a service in one order. */
function visitText(
  t: Translate<typeof orderPageMessages.vi>,
  language: Language,
  { day, areGoodsToCome }: NonNullable<OrderOfBuyer['visit']>,
): string {
  if (day === null) return t(areGoodsToCome ? 'both_open' : 'visit_open');
  return t(areGoodsToCome ? 'both' : 'visit', { day: formatDate(language, day) });
}

function TicketForms({ order, refused }: { order: OrderOfBuyer; refused: RefusedAct }) {
  const isService = isUsedThere(order.delivery);
  const t = useServiceWords(ticketMessages, isService);
  // A service that was not used, or not well, is asked the money of: nothing has to be sent back for it.
  const isReturnable =
    order.state === 'delivered' ||
    (order.state === 'handed-over' && (isService || order.visit?.areGoodsToCome === false));
  const kinds = [
    { kind: 'question', title: t('openQuestion'), hint: null, label: t('text') },
    { kind: 'complaint', title: t('openComplaint'), hint: t('complaintHint'), label: t('text') },
    ...(isReturnable && !order.isNothingLeft && order.lines.some(({ left }) => left > 0)
      ? [{ kind: 'return', title: t('openReturn'), hint: t('returnHint'), label: t('reasonText') }]
      : []),
  ];
  return kinds.map(({ kind, title, hint, label }) => {
    const mine = refused?.kept.intent === kind ? refused : undefined;
    return (
      <Folded key={kind} title={title} open={mine !== undefined}>
        <Form method="post" encType="multipart/form-data" noValidate className="space-y-4">
          <input type="hidden" name="order" value={order.id} />
          {hint && <p>{hint}</p>}
          {kind === 'return' && <Pieces order={order} hint={(max) => t('pieces', { max })} refused={mine} />}
          <TextareaField
            id={mine ? `text-${order.id}` : ticketAnchor(kind, order.id)}
            name="text"
            label={label}
            defaultValue={mine?.kept.typed.text ?? ''}
            errors={mine?.errors[`text-${order.id}`]}
          />
          <FileField
            id={mine ? `photos-${order.id}` : `${kind}-photos-${order.id}`}
            name="photos"
            label={t('photos')}
            hint={t('photosHint', { count: MOST_TICKET_PHOTOS })}
            accept={ACCEPTED_PHOTO_TYPES}
            multiple
            optional
            mostBytes={MAX_PHOTO_BYTES}
            errors={mine?.errors[`photos-${order.id}`]}
          />
          {mine && (
            <noscript>
              <p>{t('photosAgain')}</p>
            </noscript>
          )}
          <SubmitButton look="secondary" name="intent" value={kind} busyLabel={t('sending')}>
            {t('send')}
          </SubmitButton>
        </Form>
      </Folded>
    );
  });
}

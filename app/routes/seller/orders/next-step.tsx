import { Form, Link } from '@remix-run/react';
import { buttonClass, SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Icon } from '#app/components/icon.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { deliveryWay, isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import { hasNotLeft } from '#app/domain/orders/order-state.ts';
import { holdsGoods } from '#app/domain/orders/why-not-go.ts';
import { formatDate, formatDateTime, formatVnd } from '#app/i18n/format.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import type { Language } from '#app/i18n/language.ts';
import { type Translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import type { OrderPage, RefusedAct } from '#app/routes/orders/order-page.ts';
import { CANCEL } from '#app/routes/seller/orders/cancel-panel.tsx';

/** The one thing to do with an order now, as one big button, and the way back from the last step. */
export function NextStep({
  page,
  refused,
  isAsked,
}: {
  page: OrderPage;
  refused: RefusedAct;
  /** Its buyer waits for an answer. */
  isAsked: boolean;
}) {
  const way = deliveryWay(page.delivery);
  const isService = isUsedThere(page.delivery);
  const t = useServiceWords(fulfilmentMessages, isService);
  const language = useLanguage();
  const { order, state, undo, dispute, disputed } = page;
  const sums = {
    amount: formatVnd(language, disputed?.amount ?? 0),
    left: formatVnd(language, disputed?.left ?? 0),
  };
  // What is ready to be fetched is still here.
  const isReady = state === 'handed-over' && order.deliveryMethod === 'pickup';
  const why = page.whyNotGo ?? (isReady && holdsGoods(dispute) ? dispute : null);
  // What is asked for, or was taken, of this order; of one that is held, or gone, the sentence says nothing of it.
  const sumOf = () => {
    if (!holdsGoods(dispute)) return null;
    if (disputed?.amount) return t(`next_disputeSum_${dispute}`, sums);
    if (!disputed?.ofPayment) return null;
    return t('next_disputeAll', { amount: formatVnd(language, disputed.ofPayment) });
  };
  const sum = sumOf();
  if (why) return <DoNotShip why={why} sum={sum} isService={isService} mayCancel={hasNotLeft(state)} />;
  const isWayTold = state === 'packed' || state === 'handed-over';
  const visit = state === 'handed-over' ? page.visit : null;
  // Once its day is over, one press says that all of it is done.
  const isVisitToCome = visit !== null && page.isVisitToCome;
  const isGoodsFirst = isVisitToCome && visit.areGoodsToCome;
  return (
    <section
      aria-labelledby="next"
      className="space-y-4 rounded-md border-2 border-indigo bg-indigo-tint p-4"
    >
      <h2 id="next" className="text-xl">
        {t('nextTitle')}
      </h2>
      {dispute && (
        <p className="text-lg font-bold text-red-deep">
          {t(goneKey(dispute, disputed?.left ?? 0), sums)} {sum}
          {dispute === 'part' && hasNotLeft(state) && t('next_disputeRest')}
        </p>
      )}
      {page.givenBack > 0 && state !== 'cancelled' && (
        <p className="text-lg font-bold text-red-deep">
          {t('next_givenBack', { amount: formatVnd(language, page.givenBack) })}{' '}
          <Link to="/seller/statement">{t('next_givenBackSee')}</Link>
        </p>
      )}
      <p className="text-lg">
        {visit && isVisitToCome
          ? visitText(t, language, visit)
          : isWayTold
            ? t(`next_${state}_${state === 'handed-over' ? page.wayLeft : way}`)
            : t(isAsked && state === 'delivered' ? 'next_asked' : `next_${state}`)}
      </p>
      {order.hasAlcohol && state !== 'delivered' && state !== 'cancelled' && state !== 'expired' && (
        <p className="flex gap-2 font-bold text-red-deep">
          <Icon name="alert" className="mt-0.5 size-5" />
          {t('alcoholNote')}
        </p>
      )}
      {state === 'paid' && (
        <div className="flex flex-wrap gap-3">
          <Act act="accept" label={t('act_accept')} />
          {!isService && <Act act="pack" label={t('act_pack')} look="secondary" />}
        </div>
      )}
      {state === 'accepted' &&
        (isService ? (
          <Act act="hand-over" label={t('act_hand-over_spot')} />
        ) : (
          <Act act="pack" label={t('act_pack')} />
        ))}
      {state === 'packed' && (
        <Form method="post" noValidate className="space-y-4">
          {way === 'post' && <ConsignmentFields page={page} refused={refused} />}
          {way === 'hotel' && <BringerField page={page} refused={refused} />}
          <Send act="hand-over" label={t(`act_hand-over_${way}`)} />
        </Form>
      )}
      {state === 'handed-over' && (
        <Form method="post" noValidate className="space-y-3">
          {order.hasAlcohol && visit?.areGoodsToCome !== false && (
            <Checkbox
              name="idChecked"
              label={t('idChecked')}
              hint={t('idCheckedHint')}
              defaultChecked={refused?.kept.isIdChecked}
              errors={refused?.errors.idChecked}
            />
          )}
          {isGoodsFirst && <Send act="goods-arrived" label={t('act_goods-arrived')} />}
          {page.dayToCome !== null && (
            <Checkbox
              name="earlyUse"
              label={t('earlyUse', { day: formatDate(language, page.dayToCome) })}
              hint={t('earlyUseHint')}
              errors={refused?.errors.earlyUse}
            />
          )}
          <Send
            act="deliver"
            label={t(
              isGoodsFirst
                ? 'act_deliver_both'
                : visit?.areGoodsToCome === false
                  ? 'act_deliver_service'
                  : 'act_deliver',
            )}
            look={isGoodsFirst ? 'secondary' : 'primary'}
          />
        </Form>
      )}
      {state === 'handed-over' && way === 'post' && <Tracking page={page} refused={refused} />}
      {undo && <Undo undo={undo} />}
    </section>
  );
}

/** How a dispute of what is not held is told: of an order of which nothing stays paid nothing is said to stay. */
function goneKey(dispute: NonNullable<OrderPage['dispute']>, left: number) {
  return dispute === 'part' && left === 0
    ? 'next_disputeGone_partEnded'
    : (`next_disputeGone_${dispute}` as const);
}

/** What is to be pressed, and when, of goods and a service in one order. */
function visitText(
  t: Translate<typeof fulfilmentMessages.vi>,
  language: Language,
  { day, areGoodsToCome }: NonNullable<OrderPage['visit']>,
): string {
  if (day === null) return t(areGoodsToCome ? 'next_both_open' : 'next_visit_open');
  return t(areGoodsToCome ? 'next_both' : 'next_visit', { day: formatDate(language, day) });
}

/** The buyer's money is in doubt, or gone, and the goods are still here. */
function DoNotShip({
  why,
  sum,
  isService,
  mayCancel,
}: {
  why: NonNullable<OrderPage['whyNotGo']>;
  sum: string | null;
  isService: boolean;
  mayCancel: boolean;
}) {
  const t = useServiceWords(fulfilmentMessages, isService);
  return (
    <section aria-labelledby="next" className="space-y-3 rounded-md border-2 border-red-deep bg-red-tint p-4">
      <h2 id="next" className="flex gap-2 text-xl text-red-deep">
        <Icon name="alert" className="mt-0.5 size-6" />
        {t('doNotShip')}
      </h2>
      <p className="text-lg">
        {t(`next_notGo_${why}`)} {sum}
      </p>
      {mayCancel && (
        <Link to={`#${CANCEL}`} className={`${buttonClass('secondary')} w-full sm:w-auto`}>
          {t('cancelOpen')}
        </Link>
      )}
    </section>
  );
}

function Act({
  act,
  label,
  look = 'primary',
}: {
  act: string;
  label: string;
  look?: 'primary' | 'secondary';
}) {
  return (
    <Form method="post" className="w-full sm:w-auto">
      <Send act={act} label={label} look={look} />
    </Form>
  );
}

function Send({ act, label, look }: { act: string; label: string; look?: 'primary' | 'secondary' }) {
  return (
    <SubmitButton
      name="act"
      value={act}
      look={look}
      className="min-h-14! w-full text-lg sm:w-auto sm:min-w-64"
    >
      {label}
    </SubmitButton>
  );
}

function ConsignmentFields({ page, refused }: { page: OrderPage; refused: RefusedAct }) {
  const t = useT(fulfilmentMessages);
  const { order } = page;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        name="carrier"
        label={t('carrier')}
        hint={t('carrierHint')}
        defaultValue={refused?.kept.carrier ?? order.carrier ?? ''}
        errors={refused?.errors.carrier}
      />
      <TextField
        name="trackingNumber"
        label={t('trackingNumber')}
        hint={t('trackingHint')}
        optional
        autoCapitalize="characters"
        spellCheck={false}
        defaultValue={refused?.kept.trackingNumber ?? order.trackingNumber ?? ''}
        errors={refused?.errors.trackingNumber}
      />
    </div>
  );
}

/** Who brings it to the hotel: nobody asks for a parcel's number there. */
function BringerField({ page, refused }: { page: OrderPage; refused: RefusedAct }) {
  const t = useT(fulfilmentMessages);
  return (
    <TextField
      name="carrier"
      label={t('bringer')}
      hint={t('bringerHint')}
      optional
      defaultValue={refused?.kept.carrier ?? page.order.carrier ?? ''}
      errors={refused?.errors.carrier}
    />
  );
}

function Tracking({ page, refused }: { page: OrderPage; refused: RefusedAct }) {
  const t = useT(fulfilmentMessages);
  const { carrier, trackingNumber } = page.order;
  const isRefused = refused?.kept.act === 'tracking';
  return (
    <details open={isRefused} className="rounded-md border border-line bg-white px-4">
      <summary className="flex min-h-12 cursor-pointer items-center gap-2">
        <Icon name="edit" />
        <span>
          {carrier !== null && (
            <strong className="block">
              {trackingNumber === null ? carrier : t('tracking', { carrier, number: trackingNumber })}
            </strong>
          )}
          {t('correctTracking')}
        </span>
      </summary>
      <Form method="post" noValidate className="space-y-4 pb-4">
        <ConsignmentFields page={page} refused={isRefused ? refused : null} />
        <SubmitButton name="act" value="tracking" look="secondary">
          {t('saveTracking')}
        </SubmitButton>
      </Form>
    </details>
  );
}

function Undo({ undo }: { undo: NonNullable<OrderPage['undo']> }) {
  const t = useT(fulfilmentMessages);
  const language = useLanguage();
  return (
    <Form method="post">
      <input type="hidden" name="step" value={undo.act} />
      <SubmitButton name="act" value="undo" look="quiet" className="px-0!">
        {t('undo')}
      </SubmitButton>
      {undo.until !== null && (
        <p className="text-sm text-ink-soft">
          {t('undoUntil', { when: formatDateTime(language, undo.until) })}
        </p>
      )}
    </Form>
  );
}

import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import { useOpenByLink } from '#app/components/use-open-by-link.ts';
import { isUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import { cancelReasons } from '#app/domain/payments/refunds/cancel-reasons.ts';
import { formatDate, formatVnd } from '#app/i18n/format.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { useLanguage } from '#app/i18n/messages.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { ChoosePieces, piecesKey } from '#app/routes/orders/choose-pieces.tsx';
import type { OrderPage, RefusedAct } from '#app/routes/orders/order-page.ts';

/** The id of the form, to lead to it from what must not go. */
export const CANCEL = 'cancel';

const cancellable = ['waiting', 'paid', 'accepted', 'packed'] as const satisfies Array<OrderPage['state']>;

/** Ending an order, or taking pieces out of it, while the goods are still here; once they have left, its visit until its day. */
export function CancelPanel({ page, refused }: { page: OrderPage; refused: RefusedAct }) {
  const isOfVisit = page.isVisitCancellable;
  const isService = isOfVisit || isUsedThere(page.delivery);
  const t = useServiceWords(fulfilmentMessages, isService);
  const language = useLanguage();
  const { state } = page;
  const lines = isOfVisit ? page.lines.filter((line) => line.isService) : page.lines;
  const box = useOpenByLink();
  if (state === 'handed-over' && !isOfVisit) {
    const day = page.visit?.day ?? null;
    return (
      <p className="text-ink-soft">
        {day === null ? t('cancelIsOver') : t('cancelIsOver_visit', { day: formatDate(language, day) })}
      </p>
    );
  }
  if (!isOfVisit && !cancellable.some((one) => one === state)) return null;
  const isRefused = refused?.kept.act === 'cancel';
  const { disputed } = page;
  const why = disputed?.kind === 'part' ? 'part' : (page.whyNotGo ?? 'all');
  const money = {
    amount: formatVnd(language, disputed?.amount ?? 0),
    left: formatVnd(language, disputed?.left ?? 0),
  };
  return (
    <details
      ref={box}
      key={piecesKey(lines)}
      open={isRefused}
      className="rounded-md border border-line bg-white px-4 sm:px-5"
    >
      <summary className="flex min-h-14 cursor-pointer items-center gap-2 text-red-deep">
        <Icon name="trash" />
        <span>
          {t('cancelTitle')} <strong>{t(isOfVisit ? 'cancelOpen_visit' : 'cancelOpen')}</strong>
        </span>
      </summary>
      <Form id={CANCEL} tabIndex={-1} method="post" noValidate className="scroll-mt-24 space-y-4 pb-4">
        {isOfVisit && <p>{t('cancelLead_visit')}</p>}
        <p>{t(why === 'all' ? 'cancelLead' : `cancelLead_${why}`, money)}</p>
        <input type="hidden" name="causeKey" value={page.causeKey} />
        <SelectField
          name="reason"
          label={t('cancelReason')}
          hint={t('cancelReasonHint')}
          placeholder="—"
          options={cancelReasons
            // Nothing of a service breaks on the way.
            .filter((reason) => !(isService && reason === 'damaged'))
            .map((reason) => ({ value: reason, label: t(`cancelReason_${reason}`) }))}
          defaultValue={refused?.kept.reason ?? ''}
          errors={refused?.errors.reason}
        />
        <TextareaField
          name="note"
          label={t('cancelNote')}
          hint={t('cancelNoteHint')}
          rows={2}
          defaultValue={refused?.kept.note ?? ''}
          errors={refused?.errors.note}
        />
        <ChoosePieces lines={lines} isOfSome={isOfVisit} refused={refused} />
        <SubmitButton name="act" value="cancel" look="danger" className="w-full sm:w-auto">
          {t('cancelSubmit')}
        </SubmitButton>
      </Form>
    </details>
  );
}

import { buttonClass } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import type { OwnOrderRow } from '#app/domain/orders/fulfil/list-own-orders.server.ts';
import { orderPapers } from '#app/domain/orders/papers/order-papers.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { useT } from '#app/i18n/messages.ts';

/** What can be done with the ticked orders together; part of the list's form. */
export function ChosenOrders({ rows }: { rows: readonly OwnOrderRow[] }) {
  const t = useT(fulfilmentMessages);
  const open = rows.filter(
    ({ state, whyNotGo }) =>
      !whyNotGo && (['paid', 'accepted', 'packed', 'handed-over'] as string[]).includes(state),
  );
  if (open.length < 2) return null;
  // Nothing of a service is packed, so nothing is printed for it.
  const isPacked = open.some(({ way }) => way !== 'spot');
  return (
    <fieldset className="space-y-3 rounded-md border border-line bg-paper-2 p-4">
      <legend className="px-1 font-bold">{t('chosenTitle')}</legend>
      {open.some(({ state }) => state === 'paid') && (
        <button type="submit" className={`${buttonClass('primary')} w-full sm:w-auto`}>
          {t('acceptChosen')}
        </button>
      )}
      {isPacked && (
        <div className="flex flex-wrap items-end gap-2">
          <div className="min-w-60 flex-1 sm:max-w-80">
            <SelectField
              name="paper"
              label={t('paper')}
              options={orderPapers.map((paper) => ({ value: paper, label: t(`paper_${paper}`) }))}
            />
          </div>
          <button
            type="submit"
            formMethod="get"
            formAction="/seller/orders/papers.pdf"
            formTarget="_blank"
            className={buttonClass('secondary')}
          >
            <Icon name="print" />
            {t('printChosen')}
          </button>
        </div>
      )}
    </fieldset>
  );
}

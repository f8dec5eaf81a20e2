import { LinkButton } from '#app/components/link-button.tsx';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import type { FormErrors } from '#app/routes/answer-form.server.ts';

const UNPAID = ['tooManyUnpaidOrders', 'tooManyUnpaidPieces', 'networkUnpaid'];

/** Where the orders are that wait for money, for who may not order more before they are paid or cancelled. */
export function UnpaidWays({ errors, lastOrder }: { errors: FormErrors; lastOrder: string | null }) {
  const t = useT(checkoutMessages);
  const language = useLanguage();
  if (!UNPAID.includes(errors['']?.code ?? '')) return null;
  return (
    <div className="flex flex-wrap gap-3">
      {lastOrder && (
        <LinkButton to={localPath(language, `/orders/${lastOrder}`)}>
          {t('seeOrder', { code: lastOrder })}
        </LinkButton>
      )}
      <LinkButton to={localPath(language, '/orders')} look={lastOrder ? 'secondary' : 'primary'}>
        {t('findWaiting')}
      </LinkButton>
    </div>
  );
}

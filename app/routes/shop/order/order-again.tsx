import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';

/** Puts what an order that has ended had held into the basket again. @param orderId null for all of the checkout. */
export function OrderAgain({ orderId }: { orderId: string | null }) {
  const t = useT(orderPageMessages);
  return (
    <Form method="post" className="no-print mt-3 space-y-1">
      <input type="hidden" name="order" value={orderId ?? ''} />
      <SubmitButton
        look={orderId === null ? 'primary' : 'secondary'}
        name="intent"
        value="order-again"
        busyLabel={t('sending')}
        className="w-full sm:w-auto"
      >
        {t(orderId === null ? 'orderAllAgain' : 'orderAgain')}
      </SubmitButton>
      <p className="text-sm text-ink-soft">{t('orderAgainHint')}</p>
    </Form>
  );
}

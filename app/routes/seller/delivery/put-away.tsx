import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { SubmitButton } from '#app/components/button.tsx';
import type { DeliveryThing } from '#app/domain/orders/delivery/archive-delivery.server.ts';
import { deliveryMessages } from '#app/i18n/delivery-settings.ts';
import { useT } from '#app/i18n/messages.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';
import type { KeptDelivery } from '#app/routes/seller/delivery/change-delivery.server.ts';

export type RefusedDelivery = RefusedForm<KeptDelivery> | null;

/** What a field of one of the page's forms shows: what was typed and refused there, with its error. */
export function keptIn(
  refused: RefusedDelivery,
  intent: string,
  name: Exclude<keyof KeptDelivery, 'weekdays'>,
) {
  const own = refused?.kept.intent === intent ? refused : null;
  return {
    id: `${intent}-${name}`,
    name,
    defaultValue: own?.kept[name] ?? '',
    errors: own?.errors[`${intent}-${name}`],
  };
}

/** One row of a list with the button that puts it away. */
export function DeliveryRow({
  thing,
  id,
  what,
  children,
}: {
  thing: DeliveryThing;
  id: string;
  /** As the button names it to who does not see where it stands. */
  what: string;
  children: ReactNode;
}) {
  const t = useT(deliveryMessages);
  return (
    <li className="flex items-center justify-between gap-3 py-2">
      <div className="min-w-0">{children}</div>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="id" value={id} />
        <SubmitButton
          name="intent"
          value={`away-${thing}`}
          look="secondary"
          size="sm"
          aria-label={t('putAwayThis', { what })}
        >
          {t('putAway')}
        </SubmitButton>
      </Form>
    </li>
  );
}

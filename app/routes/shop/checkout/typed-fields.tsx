import type { ReactNode } from 'react';
import type { CheckoutView } from '#app/domain/payments/checkout/open-checkout.server.ts';
import type { TypedCheckout } from '#app/domain/payments/checkout/typed-checkout.ts';
import { lineField, TEXT_FIELDS } from '#app/routes/shop/checkout/read-checkout-form.ts';

/** A filled-in form, carried along unseen. */
export function TypedFields({ view, typed }: { view: CheckoutView; typed: TypedCheckout }) {
  return (
    <>
      {TEXT_FIELDS.map((name) => (
        <input key={name} type="hidden" name={name} value={typed[name]} />
      ))}
      <input type="hidden" name="wasSignedIn" value={typed.wasSignedIn ? '1' : ''} />
      <input type="hidden" name="agreed" value="on" />
      {view.groups.map(({ producerId, lines }) => (
        <TypedPart key={producerId} producerId={producerId} typed={typed}>
          {lines.map((line) => (
            <input key={line.variantId} type="hidden" name="line" value={lineField(line)} />
          ))}
        </TypedPart>
      ))}
    </>
  );
}

function TypedPart({
  producerId,
  typed,
  children,
}: {
  producerId: string;
  typed: TypedCheckout;
  children: ReactNode;
}) {
  const part = typed.parts[producerId];
  return (
    <>
      {(['delivery', 'time', 'day', 'method', 'deliveryAmount'] as const).map((field) => (
        <input key={field} type="hidden" name={`${field}.${producerId}`} value={part?.[field] ?? ''} />
      ))}
      {children}
    </>
  );
}

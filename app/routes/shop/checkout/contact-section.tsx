import { TextField } from '#app/components/text-field.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import type { TypedCheckout } from '#app/domain/payments/checkout/typed-checkout.ts';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { CheckoutSection } from '#app/routes/shop/checkout/checkout-section.tsx';
import type { CheckoutErrors } from '#app/routes/shop/checkout/missing-words.ts';

/** Who buys, and how they are reached. */
export function ContactSection({
  typed,
  errors,
  isService,
  sellers,
}: {
  typed: TypedCheckout;
  errors: CheckoutErrors;
  /** Nothing is sent to them. */
  isService: boolean;
  /** How many sellers there are: each reads the note. */
  sellers: number;
}) {
  const t = useServiceWords(checkoutMessages, isService);
  return (
    <CheckoutSection title={t('you')}>
      <TextField
        name="name"
        label={t('name')}
        autoComplete="name"
        defaultValue={typed.name}
        errors={errors.name}
      />
      <TextField
        name="phone"
        type="tel"
        label={t('phone')}
        hint={t('phoneHint')}
        autoComplete="tel"
        defaultValue={typed.phone}
        errors={errors.phone}
      />
      <TextField
        name="email"
        type="email"
        label={t('email')}
        hint={t('emailHint')}
        autoComplete="email"
        optional
        defaultValue={typed.email}
        errors={errors.email}
      />
      <TextareaField
        name="note"
        label={t('note')}
        hint={sellers > 1 ? t('noteToAll', { count: sellers }) : undefined}
        optional
        rows={2}
        defaultValue={typed.note}
        errors={errors.note}
      />
    </CheckoutSection>
  );
}

import type { FieldErrors } from '#app/components/field.tsx';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import type { FormErrors } from '#app/routes/answer-form.server.ts';

/** What is wrong by field, in words or by a code that has words. */
export type CheckoutErrors = Readonly<Record<string, FieldErrors>>;

const named = [
  'province',
  'commune',
  'addressLine',
  'hotelName',
  'hotelRoom',
  'name',
  'phone',
  'birthDate',
  'agreed',
] as const;
/** Of each producer: the field's name is followed by the producer's id. */
const ofEach = ['delivery', 'time', 'method'] as const;
const MISSING = ['required', 'mustChoose', 'mustAgree'];

/** The errors of a checkout, where what is left out is asked for by its name: "write your phone number", not "fill this in". */
export function useMissingWords(isService: boolean): (errors: FormErrors) => CheckoutErrors {
  const t = useServiceWords(checkoutMessages, isService);
  return (errors) =>
    Object.fromEntries(
      Object.entries(errors).map(([field, error]) => {
        const one = Array.isArray(error) ? error[0] : error;
        const known =
          named.find((name) => name === field) ?? ofEach.find((name) => field.startsWith(`${name}.`));
        const isMissing = typeof one === 'object' && one !== null && MISSING.includes(one.code);
        return [field, known && isMissing ? t(`missing_${known}`) : error];
      }),
    );
}

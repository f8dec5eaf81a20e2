import type { ComponentProps } from 'react';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';

/** What a rate for sending goods holds: to which zone, up to which weight, and what it costs. */
export function WeightRateFields({
  zone,
  upto,
  amount,
}: {
  zone: ComponentProps<typeof SelectField>;
  /** Grams. */
  upto: ComponentProps<typeof TextField>;
  /** VND. */
  amount: ComponentProps<typeof TextField>;
}) {
  return (
    <>
      <SelectField {...zone} />
      <TextField {...upto} inputMode="numeric" suffix="g" />
      <TextField {...amount} inputMode="numeric" suffix="₫" />
    </>
  );
}

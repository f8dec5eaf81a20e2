import type { ReactNode } from 'react';
import { Checkbox } from '#app/components/checkbox.tsx';
import { DayField } from '#app/components/day-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { feeMessages } from '#app/i18n/fees.ts';
import { useT } from '#app/i18n/messages.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';

export type Refused = RefusedForm<Readonly<Record<string, string>>> | null;

/** What a text field of a form shows: what was typed and refused, with its error. `form` keeps ids of two forms apart. */
export function keptField(refused: Refused, form: string, name: string) {
  return {
    id: `${form}-${name}`,
    name,
    defaultValue: refused?.kept[name] ?? '',
    errors: refused?.errors[`${form}-${name}`],
  };
}

/** The end of every form of a dated row: from which day, where it stands written, and whether that is official. */
export function DatedFields({ form, refused, today }: { form: string; refused: Refused; today: string }) {
  const t = useT(feeMessages);
  return (
    <>
      <DayField
        {...keptField(refused, form, 'validFrom')}
        label={t('validFrom')}
        defaultValue={refused?.kept.validFrom ?? today}
      />
      <TextField {...keptField(refused, form, 'source')} label={t('source')} hint={t('sourceHint')} />
      <Checkbox
        id={`${form}-confirmed`}
        name="confirmed"
        label={t('isConfirmed')}
        defaultChecked={refused?.kept.confirmed === 'on'}
      />
    </>
  );
}

/** A day or a word of a table that reads badly in two lines. */
export function Unbroken({ children }: { children: ReactNode }) {
  return <span className="whitespace-nowrap">{children}</span>;
}

import { DayField } from '#app/components/day-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { cardMessages } from '#app/i18n/cards.ts';
import { useT } from '#app/i18n/messages.ts';
import type { FormErrors } from '#app/routes/answer-form.server.ts';

/** By which transfer of the operator's bank a refund was sent: its reference and its day. */
export function TransferFields({
  id,
  kept,
  errors,
}: {
  /** Of the refund. */
  id: string;
  kept: { reference: string; sentOn: string };
  errors: FormErrors;
}) {
  const t = useT(cardMessages);
  return (
    <>
      <TextField
        id={`reference-${id}`}
        name="reference"
        label={t('reference')}
        defaultValue={kept.reference}
        errors={errors[`reference-${id}`]}
        autoComplete="off"
      />
      <DayField
        id={`sentOn-${id}`}
        name="sentOn"
        label={t('sentOn')}
        defaultValue={kept.sentOn}
        errors={errors[`sentOn-${id}`]}
      />
    </>
  );
}

import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import type { FieldErrors } from '#app/components/field.tsx';
import { Panel } from '#app/components/panel.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { bankMessages } from '#app/i18n/bank.ts';
import { useT } from '#app/i18n/messages.ts';

/** Bank, number and holder. Where a typed name may be several banks, the form comes back with these to choose from. */
export function AccountForm({
  banks,
  isFirst,
  kept,
  choices,
  errors,
}: {
  banks: ReadonlyArray<{ shortName: string; name: string }>;
  isFirst: boolean;
  kept: { bank: string; number: string; holder: string } | null;
  choices: ReadonlyArray<{ bin: string; shortName: string; name: string }>;
  errors?: Record<string, FieldErrors>;
}) {
  const t = useT(bankMessages);
  const [only] = banks;
  return (
    <Panel title={isFirst ? t('addTitle') : t('changeTitle')}>
      {!isFirst && <p className="measure mb-4 text-ink-soft">{t('changeText')}</p>}
      <Form method="post" action="/seller/bank" noValidate className="max-w-xl space-y-5">
        {choices.length > 0 ? (
          <RadioCards
            name="bank"
            legend={t('bankWhich')}
            errors={errors?.bank}
            cards={choices.map(({ bin, shortName, name }) => ({ value: bin, label: shortName, hint: name }))}
          />
        ) : (
          <>
            <TextField
              name="bank"
              list="banks"
              label={t('bankField')}
              hint={t('bankHint')}
              errors={errors?.bank}
              defaultValue={kept?.bank ?? (banks.length === 1 ? only?.shortName : '')}
            />
            <datalist id="banks">
              {banks.map(({ shortName, name }) => (
                <option key={`${shortName} ${name}`} value={shortName}>
                  {name}
                </option>
              ))}
            </datalist>
          </>
        )}
        <TextField
          name="number"
          inputMode="numeric"
          label={t('number')}
          errors={errors?.number}
          defaultValue={kept?.number}
        />
        <TextField
          name="holder"
          autoCapitalize="characters"
          label={t('holder')}
          hint={t('holderHint')}
          errors={errors?.holder}
          defaultValue={kept?.holder}
        />
        <SubmitButton name="intent" value="look">
          {t('look')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

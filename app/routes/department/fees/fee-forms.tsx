import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField, type SelectOption } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { feeKinds } from '#app/domain/channels/fees/fee-row.ts';
import { feeMessages } from '#app/i18n/fees.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import {
  DatedFields,
  keptField,
  type Refused,
  type StandingRow,
} from '#app/routes/department/fees/dated-fields.tsx';

function Amounts({ form, refused }: { form: string; refused: Refused }) {
  const t = useT(feeMessages);
  return (
    <>
      <TextField
        {...keptField(refused, form, 'rate')}
        label={t('rate')}
        hint={t('rateHint')}
        inputMode="decimal"
        suffix="%"
        optional
      />
      <TextField
        {...keptField(refused, form, 'amount')}
        label={t('amount')}
        inputMode="numeric"
        suffix="₫"
        optional
      />
      <TextField
        {...keptField(refused, form, 'cap')}
        label={t('cap')}
        hint={t('capHint')}
        inputMode="numeric"
        suffix="₫"
        optional
      />
    </>
  );
}

/** The fields' names by their ids, in the form's order: each line above the form says which it means. */
function useFeeLabels(form: 'change' | 'add'): Record<string, string> {
  const t = useT(feeMessages);
  const labels = {
    feeId: t('whichFee'),
    channelCode: t('col_channel'),
    kind: t('kind'),
    name: t('name'),
    setCode: t('setCode'),
    rate: t('rate'),
    amount: t('amount'),
    cap: t('cap'),
    validFrom: t('validFrom'),
    source: t('source'),
  };
  return Object.fromEntries(Object.entries(labels).map(([name, label]) => [`${form}-${name}`, label]));
}

/** A fee that is there changes on a day. */
export function ChangeFee({
  options,
  standing,
  refused,
  today,
}: {
  options: readonly SelectOption[];
  standing: readonly StandingRow[];
  refused: Refused;
  today: string;
}) {
  const t = useT(feeMessages);
  // The row that was chosen may have been followed meanwhile: then none is chosen, and never another one.
  const isGone =
    refused !== null && options.every((one) => !('value' in one) || one.value !== refused.kept.feeId);
  return (
    <Panel title={t('change')}>
      <Form method="post" noValidate className="space-y-4">
        <input type="hidden" name="intent" value="change" />
        <ErrorSummary errors={refused?.errors} labels={useFeeLabels('change')} />
        <SelectField
          {...keptField(refused, 'change', 'feeId')}
          label={t('whichFee')}
          placeholder={isGone ? t('chooseFeeAgain') : undefined}
          defaultValue={isGone ? '' : refused?.kept.feeId}
          options={options}
        />
        <Amounts form="change" refused={refused} />
        <DatedFields form="change" refused={refused} today={today} standing={standing} />
        <SubmitButton>{t('changeSubmit')}</SubmitButton>
      </Form>
    </Panel>
  );
}

/** A fee that is not there yet. */
export function AddFee({
  places,
  sets,
  refused,
  today,
}: {
  places: ReadonlyArray<{ code: string; name: string }>;
  sets: ReadonlyArray<{ code: string; nameVi: string; nameEn: string }>;
  refused: Refused;
  today: string;
}) {
  const t = useT(feeMessages);
  const language = useLanguage();
  return (
    <Panel title={t('add')}>
      <Form method="post" noValidate className="space-y-4">
        <input type="hidden" name="intent" value="add" />
        <ErrorSummary errors={refused?.errors} labels={useFeeLabels('add')} />
        <SelectField
          {...keptField(refused, 'add', 'channelCode')}
          label={t('col_channel')}
          options={places.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <SelectField
          {...keptField(refused, 'add', 'kind')}
          label={t('kind')}
          hint={t('kindHint')}
          options={[...feeKinds, 'package' as const].map((kind) => ({
            value: kind,
            label: t(`kind_${kind}`),
          }))}
        />
        <TextField {...keptField(refused, 'add', 'name')} label={t('name')} hint={t('nameHint')} />
        <SelectField
          {...keptField(refused, 'add', 'setCode')}
          label={t('setCode')}
          placeholder={t('allSets')}
          options={sets.map(({ code, nameVi, nameEn }) => ({
            value: code,
            label: language === 'en' ? nameEn : nameVi,
          }))}
        />
        <Amounts form="add" refused={refused} />
        <DatedFields form="add" refused={refused} today={today} />
        <SubmitButton>{t('addSubmit')}</SubmitButton>
      </Form>
    </Panel>
  );
}

/** A row that should never have stood there. */
export function ArchiveRow({
  name,
  label,
  options,
}: {
  name: 'feeId' | 'rateId';
  label: string;
  options: readonly SelectOption[];
}) {
  const t = useT(feeMessages);
  if (options.length === 0) return null;
  return (
    <Panel title={t('archiveTitle')}>
      <Form method="post" className="space-y-4">
        <input type="hidden" name="intent" value="archive" />
        <SelectField
          id={`archive-${name}`}
          name={name}
          label={label}
          hint={t('archiveHint')}
          options={options}
        />
        <SubmitButton look="danger">{t('archiveSubmit')}</SubmitButton>
      </Form>
    </Panel>
  );
}

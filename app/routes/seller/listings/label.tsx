import { Link } from '@remix-run/react';
import { Note } from '#app/components/note.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import { DISCLAIMER_FIELD, type LabelRequirement } from '#app/domain/catalog/label-requirements.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { labelFieldHint, sourceText } from '#app/i18n/catalog-words.ts';
import { formatDate } from '#app/i18n/format.ts';
import { labelFieldName } from '#app/i18n/label.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { actionFor } from '#app/routes/route-guard.server.ts';
import { answerStep } from '#app/routes/seller/listings/step-form.server.ts';
import { StepForm, useStepFields } from '#app/routes/seller/listings/step-form.tsx';

export const action = actionFor('seller', async (args) => answerStep(args, 'label'));

/** Label content that runs over several lines. */
const longFields: ReadonlySet<string> = new Set([
  'responsible_organisation',
  'ingredients',
  'nutrition',
  'usage_and_storage',
  'storage',
  'warnings',
  'disclaimer',
  'care',
  'service_terms',
]);

export default function LabelStep() {
  const t = useT(catalogMessages);
  const language = useLanguage();
  const { editor, field } = useStepFields();
  const { labelFields, content, isAlcohol } = editor;
  /** A wording that the law gives is put in the box for the producer to confirm. */
  const suggested = ({ field: name, note }: LabelRequirement) => {
    if (name === DISCLAIMER_FIELD) return note;
    return name === 'warnings' && isAlcohol ? t('alcoholWarning') : '';
  };
  return (
    <StepForm
      step="label"
      autoSave
      labels={Object.fromEntries(
        labelFields.map((one) => [`label.${one.field}`, labelFieldName(language, one.field)]),
      )}
    >
      <div>
        <p className="measure">{t('labelLead')}</p>
        <LabelReasons fields={labelFields} />
      </div>
      {content.setCode === null && (
        <Note tone="warning">
          <Link to={`/seller/listings/${editor.id}/what#setCode`}>{t('labelSetFirst')}</Link>
        </Note>
      )}
      {labelFields.map((one) => {
        const control = field(`label.${one.field}`);
        const props = {
          ...control,
          defaultValue: control.defaultValue || suggested(one),
          label: labelFieldName(language, one.field),
          hint: [one.required === 'when' && `${t('whenNeeded')}.`, labelFieldHint(t, one)]
            .filter(Boolean)
            .join(' '),
          optional: one.required === 'no',
        };
        return (
          <div key={one.field}>
            {longFields.has(one.field) ? <TextareaField {...props} rows={3} /> : <TextField {...props} />}
          </div>
        );
      })}
    </StepForm>
  );
}

/** The rules behind the fields, each said once, folded away: a farmer fills in, a doubter looks. */
function LabelReasons({ fields }: { fields: readonly LabelRequirement[] }) {
  const t = useT(catalogMessages);
  const language = useLanguage();
  const reasons = new Set(
    fields.map(({ source, since }) =>
      t('labelSource', { source: sourceText(language, source), date: formatDate(language, since) }),
    ),
  );
  if (reasons.size === 0) return null;
  return (
    <details>
      <summary className="inline-flex min-h-12 items-center font-bold text-indigo-2 underline underline-offset-4">
        {t('labelWhy')}
      </summary>
      <ul className="list-disc space-y-1 pl-5 text-sm text-ink-soft">
        {[...reasons].map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {fields.some(({ confirmed }) => !confirmed) && <p className="mt-1 text-sm">{t('unconfirmed')}</p>}
    </details>
  );
}

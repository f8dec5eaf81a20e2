import { Checkbox } from '#app/components/checkbox.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import { channelMessages } from '#app/i18n/channels.ts';
import type { FieldError } from '#app/i18n/errors.ts';
import { useT } from '#app/i18n/messages.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';
import type { PlanView } from '#app/routes/seller/channels/template-form.server.ts';

/** What the file leaves open, with the answers given before. */
export function TemplateQuestions({
  view,
  errors,
}: {
  view: PlanView;
  /** By control, as everywhere on the page. */
  errors: Readonly<Record<string, FieldError>> | undefined;
}) {
  const t = useT(channelMessages);
  const w = useT(workbookMessages);
  return (
    <div className="space-y-6">
      {view.questions.map(({ field, options, labels, answer }) =>
        field === 'weightUnit' ? (
          <RadioCards
            key={field}
            name={`answer.${field}`}
            legend={t('questionWeightUnit')}
            hint={t('questionWeightUnitHint')}
            errors={errors?.[`answer.${field}`]}
            columns={2}
            defaultValue={answer[0]}
            cards={(['g', 'kg'] as const).map((unit) => ({ value: unit, label: t(`weightUnit_${unit}`) }))}
          />
        ) : field === 'stockColumn' ? (
          <RadioCards
            key={field}
            name={`answer.${field}`}
            legend={w('questionStockColumn')}
            hint={w('questionStockColumnHint')}
            errors={errors?.[`answer.${field}`]}
            columns={2}
            defaultValue={answer[0]}
            cards={options.map((option) => ({ value: option, label: labels[option] ?? option }))}
          />
        ) : (
          <fieldset key={field}>
            <legend className="font-bold">{t('questionShipping')}</legend>
            <input type="hidden" name={`answer.${field}`} value="" />
            {options.map((option) => (
              <Checkbox
                key={option}
                name={`answer.${field}`}
                value={option}
                label={labels[option] ?? option}
                defaultChecked={answer.includes(option)}
              />
            ))}
          </fieldset>
        ),
      )}
    </div>
  );
}

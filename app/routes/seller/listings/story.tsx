import { useLoaderData } from '@remix-run/react';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import { listCommunes } from '#app/domain/catalog/list-choices.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { formatMonth } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { EnglishPart } from '#app/routes/seller/listings/english-part.tsx';
import { tickedMonths } from '#app/routes/seller/listings/step-fields.ts';
import { answerStep } from '#app/routes/seller/listings/step-form.server.ts';
import { StepForm, useStepFields } from '#app/routes/seller/listings/step-form.tsx';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('seller', async ({ context }) => ({ communes: await listCommunes(context) }));

export const action = actionFor('seller', async (args) => answerStep(args, 'story'));

const months = Array.from({ length: 12 }, (_, at) => at + 1);

export default function StoryStep() {
  const { communes } = useLoaderData<typeof loader>();
  const t = useT(catalogMessages);
  const language = useLanguage();
  const { editor, field, prose, values, errors } = useStepFields();
  const ticked = values('month', tickedMonths(editor.content.seasonMonths).map(String));
  return (
    <StepForm
      step="story"
      autoSave
      labels={{
        communeCode: t('origin'),
        originText: t('originText'),
        month: t('season'),
        storyVi: t('storyVi'),
        storyEn: t('storyEn'),
      }}
      shown={(name, stored) => {
        if (name === 'communeCode') return communes.find(({ code }) => code === stored)?.fullName;
        if (name === 'month')
          return stored
            .split(',')
            .map((month) => formatMonth(language, Number(month)))
            .join(', ');
      }}
    >
      <SelectField
        {...field('communeCode')}
        label={t('origin')}
        hint={t('originHint')}
        placeholder={t('chooseCommune')}
        options={communes.map(({ code, fullName }) => ({ value: code, label: fullName }))}
      />
      <TextField {...prose('originText')} label={t('originText')} hint={t('originTextHint')} optional />
      <fieldset className="min-w-0 space-y-2">
        <legend className="font-bold">{t('season')}</legend>
        <p className="text-sm text-ink-soft">{t('seasonHint')}</p>
        <div className="grid grid-cols-3 gap-2 sm:grid-cols-6">
          {months.map((month) => (
            <label
              key={month}
              className="flex min-h-12 cursor-pointer items-center justify-center gap-1 rounded-md border-2 border-line-strong bg-white px-1 text-sm whitespace-nowrap has-checked:border-indigo has-checked:bg-indigo-tint has-checked:text-indigo has-focus-visible:outline-3"
            >
              <input
                type="checkbox"
                name="month"
                value={month}
                defaultChecked={ticked.includes(String(month))}
                className="size-6 shrink-0 accent-indigo"
              />
              {formatMonth(language, month)}
            </label>
          ))}
        </div>
      </fieldset>
      <TextareaField {...prose('storyVi')} rows={7} label={t('storyVi')} hint={t('storyViHint')} optional />
      <EnglishPart isOpen={Boolean(errors.storyEn)}>
        <TextareaField {...prose('storyEn')} lang="en" rows={7} label={t('storyEn')} />
      </EnglishPart>
    </StepForm>
  );
}

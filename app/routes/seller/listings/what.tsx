import { useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { Checkbox } from '#app/components/checkbox.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import { listSetsFor } from '#app/domain/catalog/list-choices.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import { fieldHints } from '#app/domain/channels/rules/form-hints.ts';
import { branchName } from '#app/i18n/branches.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { componentMessages } from '#app/i18n/components.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { EnglishPart } from '#app/routes/seller/listings/english-part.tsx';
import { answerStep } from '#app/routes/seller/listings/step-form.server.ts';
import { StepForm, useStepFields } from '#app/routes/seller/listings/step-form.tsx';
import { localDate } from '#app/server/local-date.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('seller', async ({ context, actor, params }) => {
  const today = localDate(context.clock.now());
  const limitsOf = (field: 'title' | 'description') =>
    fieldHints(channels, field, today).flatMap(({ channelName, max }) =>
      max === null ? [] : [{ label: channelName, max }],
    );
  return {
    ...(await listSetsFor(context, actor, params.listingId ?? '')),
    limits: { title: limitsOf('title'), description: limitsOf('description') },
  };
});

export const action = actionFor('seller', async (args) => answerStep(args, 'what'));

export default function WhatStep() {
  const { sets, registerBranch, alcoholSets, limits } = useLoaderData<typeof loader>();
  const t = useT(catalogMessages);
  const common = useT(componentMessages);
  const language = useLanguage();
  const { field, prose, value, errors } = useStepFields();
  const [setCode, chooseSet] = useState(value('setCode'));
  const branches = [...new Map(sets.map(({ branchNumber, branchVi }) => [branchNumber, branchVi]))];
  const setName = (wanted: string) => {
    const set = sets.find(({ code }) => code === wanted);
    return set && (language === 'en' ? set.nameEn : set.nameVi);
  };
  return (
    <StepForm
      step="what"
      autoSave
      labels={{
        titleVi: t('titleVi'),
        setCode: t('setCode'),
        isAlcohol: t('isAlcohol'),
        summaryVi: t('summaryVi'),
        descriptionVi: t('descriptionVi'),
        brand: t('brand'),
        titleEn: t('titleEn'),
        summaryEn: t('summaryEn'),
        descriptionEn: t('descriptionEn'),
      }}
      shown={(name, stored) => {
        if (name === 'isAlcohol') return t('yes');
        if (name === 'setCode') return setName(stored);
      }}
    >
      <TextField {...prose('titleVi')} label={t('titleVi')} hint={t('titleViHint')} limits={limits.title} />
      <SelectField
        {...field('setCode')}
        onChange={(event) => chooseSet(event.target.value)}
        label={t('setCode')}
        hint={t('setHint')}
        placeholder={common('choose')}
        options={branches.map(([number, nameVi]) => ({
          group:
            number === registerBranch
              ? t('branchByRegister', { branch: branchName(language, number, nameVi) })
              : branchName(language, number, nameVi),
          options: sets
            .filter(({ branchNumber }) => branchNumber === number)
            .map(({ code, nameVi, nameEn }) => ({ value: code, label: language === 'en' ? nameEn : nameVi })),
        }))}
      />
      {alcoholSets.includes(setCode) ? (
        <>
          {/* The set says it; what the producer ticked themselves is kept for another set. */}
          <Checkbox
            key="by-set"
            id="isAlcohol"
            name="isAlcoholBySet"
            defaultChecked
            disabled
            label={t('isAlcohol')}
            hint={t('isAlcoholBySet')}
          />
          {value('isAlcohol') !== '' && <input type="hidden" name="isAlcohol" value="on" />}
        </>
      ) : (
        <Checkbox
          key="own"
          name="isAlcohol"
          defaultChecked={value('isAlcohol') !== ''}
          label={t('isAlcohol')}
          hint={t('isAlcoholHint')}
          errors={errors.isAlcohol}
        />
      )}
      <TextField {...prose('summaryVi')} label={t('summaryVi')} hint={t('summaryViHint')} optional />
      <TextareaField
        {...prose('descriptionVi')}
        rows={6}
        label={t('descriptionVi')}
        hint={t('descriptionViHint')}
        limits={limits.description}
      />
      <TextField {...field('brand')} label={t('brand')} hint={t('brandHint')} optional />
      <EnglishPart isOpen={['titleEn', 'summaryEn', 'descriptionEn'].some((name) => errors[name])}>
        <TextField {...prose('titleEn')} lang="en" label={t('titleEn')} limits={limits.title} />
        <TextField {...prose('summaryEn')} lang="en" label={t('summaryEn')} />
        <TextareaField
          {...prose('descriptionEn')}
          lang="en"
          rows={6}
          label={t('descriptionEn')}
          limits={limits.description}
        />
      </EnglishPart>
    </StepForm>
  );
}

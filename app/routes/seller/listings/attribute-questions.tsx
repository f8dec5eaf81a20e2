import { Form, Link } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { ErrorLines } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type {
  AttributeForm,
  AttributeQuestion,
} from '#app/domain/channels/attributes/read-attribute-form.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { wordingMessages } from '#app/i18n/wording.ts';
import type { FormErrors } from '#app/routes/answer-form.server.ts';
import { categoryPath } from '#app/routes/seller/channels/edit-path.ts';
import { SavedElsewhere } from '#app/routes/seller/saved-elsewhere.tsx';
import { SeenMark } from '#app/routes/seller/seen-mark.tsx';

/** Name of the control of a question. */
export const questionName = (id: string) => `attribute:${id}`;

export type TypedAnswers = Readonly<Record<string, readonly string[]>>;

/** The platform's category of a listing, and the short form that it asks for. */
export function AttributeQuestions({
  form,
  mark,
  isSavedElsewhere,
  listingId,
  channel,
  errors,
  typed,
}: {
  form: AttributeForm;
  /** Of what the form shows, or showed when it was refused. */
  mark: string;
  /** It was refused because other answers were saved meanwhile. */
  isSavedElsewhere: boolean;
  listingId: string;
  channel: { code: string; name: string };
  errors: FormErrors | undefined;
  /** What was typed into a form that comes back, by question. */
  typed: TypedAnswers | undefined;
}) {
  const t = useT(wordingMessages);
  const language = useLanguage();
  const name = { channel: channel.name };
  if (form.state === 'none') return null;
  const asked = form.questions;
  const missing = asked.filter(
    ({ isMandatory, values, wrong }) => isMandatory && (values.length === 0 || wrong !== null),
  ).length;
  const field = (one: AttributeQuestion) => (
    <Question
      key={one.id}
      question={one}
      errors={errors?.[questionName(one.id)] ?? shownError(one, typed)}
      values={typed?.[one.id] ?? one.values}
    />
  );
  const optional = asked.filter(({ isMandatory }) => !isMandatory);
  return (
    <Panel id="category" title={t('categoryTitle', name)}>
      {form.category ? (
        <p className="wrap-anywhere">{t('categoryIs', { category: form.category })}</p>
      ) : (
        <Note tone="warning">
          <p>{t('categoryNone', name)}</p>
        </Note>
      )}
      <Link
        to={categoryPath(listingId, channel.code)}
        className="inline-flex min-h-12 items-center font-bold"
      >
        {t(form.category ? 'categoryChange' : 'categoryChoose')}
      </Link>
      {form.state === 'noShop' && (
        <p className="mt-3">
          {t('questionsNeedShop', name)}{' '}
          <Link to={`/seller/channels/${channel.code}/shop`}>{t('toShop', name)}</Link>
        </p>
      )}
      {form.state === 'asking' && <p className="mt-3">{t('questionsAsked', name)}</p>}
      {form.state === 'known' && asked.length === 0 && <p className="mt-3">{t('questionsNone', name)}</p>}
      {asked.length > 0 && (
        <Form id="attributes" method="post" className="mt-4 space-y-5" noValidate>
          <input type="hidden" name="channel" value={channel.code} />
          <SeenMark mark={mark} />
          {isSavedElsewhere && (
            <SavedElsewhere
              labels={Object.fromEntries(asked.map((one) => [one.id, one.name]))}
              typed={(id) => (typed?.[id] ?? []).filter(Boolean).join(',')}
              stored={Object.fromEntries(asked.map((one) => [one.id, one.values.join(',')]))}
              shown={(id) => answerText(asked.find((one) => one.id === id))}
            />
          )}
          {missing > 0 && (
            <Note tone="warning">
              <p>{t('questionsMissing', { count: missing, channel: channel.name })}</p>
            </Note>
          )}
          {asked.some(({ isRemembered }) => isRemembered) && (
            <p className="text-ink-soft">{t('questionsRemembered')}</p>
          )}
          {asked.filter(({ isMandatory }) => isMandatory).map(field)}
          {optional.length > 0 && (
            <details
              open={optional.some(
                (one) => errors?.[questionName(one.id)] !== undefined || shownError(one, typed),
              )}
            >
              <summary className="min-h-12 cursor-pointer py-3 text-indigo-2 underline underline-offset-4">
                {t('questionsOptional', { count: optional.length })}
              </summary>
              <div className="space-y-5 pt-2">{optional.map(field)}</div>
            </details>
          )}
          <SubmitButton name="intent" value="attributes" busyLabel={t('saving')}>
            {t('saveAnswers')}
          </SubmitButton>
          {form.readAt !== null && (
            <p className="text-sm text-ink-soft">
              {t('questionsAt', { channel: channel.name, day: formatDate(language, form.readAt) })}
            </p>
          )}
        </Form>
      )}
    </Panel>
  );
}

/** What is wrong with an answer that was kept before, where the form still shows that one. */
function shownError({ id, wrong }: AttributeQuestion, typed: TypedAnswers | undefined) {
  return wrong === null || typed?.[id] ? undefined : { code: wrong, params: {} };
}

/** What is said to a question, in the words of its options. */
function answerText(question: AttributeQuestion | undefined): string | undefined {
  return question?.values
    .map((value) => question.options.find(({ id }) => id === value)?.name ?? value)
    .join(', ');
}

/** One question, as its kind is answered. */
function Question({
  question: { id, name, kind, options, unit, isMandatory },
  errors,
  values,
}: {
  question: AttributeQuestion;
  errors: FormErrors[string] | undefined;
  values: readonly string[];
}) {
  const t = useT(wordingMessages);
  const control = questionName(id);
  if (kind === 'choice') {
    return (
      <SelectField
        name={control}
        label={name}
        optional={!isMandatory}
        placeholder={t('chooseOne')}
        options={options.map((one) => ({ value: one.id, label: one.name }))}
        defaultValue={values[0] ?? ''}
        errors={errors}
      />
    );
  }
  if (kind === 'choices') {
    return (
      <fieldset id={control}>
        <legend className="font-bold">
          {name} <span className="font-normal text-ink-soft">({t('chooseSeveral')})</span>
        </legend>
        <ErrorLines id={control} errors={errors} />
        {/* Sent also when none is ticked, so that the answer can be taken back. */}
        <input type="hidden" name={control} value="" />
        {options.map((one) => (
          <Checkbox
            key={one.id}
            name={control}
            value={one.id}
            label={one.name}
            defaultChecked={values.includes(one.id)}
          />
        ))}
      </fieldset>
    );
  }
  return (
    <TextField
      name={control}
      label={name}
      optional={!isMandatory}
      inputMode={kind === 'number' ? 'decimal' : 'text'}
      hint={kind === 'day' ? t('answerDay') : kind === 'month' ? t('answerMonth') : undefined}
      suffix={unit ?? undefined}
      defaultValue={values[0] ?? ''}
      errors={errors}
    />
  );
}

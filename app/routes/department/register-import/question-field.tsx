import { RadioCards } from '#app/components/radio-cards.tsx';
import { SelectField, type SelectOption } from '#app/components/select-field.tsx';
import { secondAnswer } from '#app/domain/register/describe-import.ts';
import { NO_CHANNEL, shopAnswer } from '#app/domain/register/import/import-plan.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { registerMessages } from '#app/i18n/register.ts';
import type { AskedQuestion } from '#app/routes/department/register-import/questions-page.server.ts';

const verbs = {
  decision: 'answerRenewal',
  entry: 'answerEntry',
  elsewhere: 'answerMoved',
  spelling: 'answerSpelling',
  producer: 'answerSame',
  producerMarks: 'answerSame',
} as const;

function labelOf(question: AskedQuestion) {
  return question.kind === 'channel' && question.own
    ? 'question_ownColumn'
    : (`question_${question.kind}` as const);
}

/** One question with its possible answers; leaving it open is one of them. */
export function QuestionField({
  question,
  communes,
  channels,
}: {
  question: AskedQuestion;
  communes: ReadonlyArray<SelectOption>;
  channels: ReadonlyArray<SelectOption>;
}) {
  const t = useT(registerMessages);
  const language = useLanguage();
  const name = `answer:${question.key}`;
  const label = t(labelOf(question), {
    name: question.kind === 'channel' ? (question.own?.name ?? '') : '',
    text: question.kind === 'channel' && question.own ? question.own.word : question.text,
    product: question.kind === 'withdrawal' ? question.product : '',
  });
  const hint = t('questionRows', { rows: question.rows });
  if (question.kind === 'place') {
    const likely = question.candidates.map(({ communeCode, label: text }) => ({
      value: communeCode,
      label: text,
    }));
    const others = communes.filter(({ value }) => !likely.some((each) => each.value === value));
    return (
      <SelectField
        name={name}
        label={label}
        hint={hint}
        placeholder={t('questionLater')}
        defaultValue={question.answer}
        options={[
          ...(likely.length > 0 ? [{ group: t('questionLikely'), options: likely }] : []),
          { group: t('questionAllPlaces'), options: others },
        ]}
      />
    );
  }
  if (question.kind === 'channel' && question.own) {
    const { code, name: channel, word } = question.own;
    return (
      <RadioCards
        name={name}
        legend={label}
        hint={hint}
        defaultValue={question.answer}
        cards={[
          { value: '', label: t('questionLater') },
          { value: code, label: t('answerOn', { name: channel }) },
          { value: shopAnswer(code), label: t('answerOnShop', { name: channel, text: word }) },
          { value: NO_CHANNEL, label: t('answerNotOn', { name: channel }) },
        ]}
      />
    );
  }
  if (question.kind === 'channel') {
    return (
      <SelectField
        name={name}
        label={label}
        hint={hint}
        placeholder={t('questionLater')}
        defaultValue={question.answer}
        options={[{ value: NO_CHANNEL, label: t('answerNoChannel') }, ...channels]}
      />
    );
  }
  if (question.kind === 'withdrawal') {
    return (
      <RadioCards
        name={name}
        legend={label}
        hint={hint}
        defaultValue={question.answer}
        cards={[
          { value: '', label: t('questionLater') },
          { value: 'withdrawn', label: t('answerWithdrawn', { day: formatDate(language, question.from) }) },
          { value: 'held', label: t('answerHeld') },
        ]}
      />
    );
  }
  const verb = verbs[question.kind];
  return (
    <RadioCards
      name={name}
      legend={label}
      hint={hint}
      defaultValue={question.answer}
      cards={[
        { value: '', label: t('questionLater') },
        ...question.options.map((option) => ({
          value: option.value,
          label:
            option.value === 'second' ? t(secondAnswer(question.kind)) : t(verb, { label: option.label }),
        })),
      ]}
    />
  );
}

import type { ReactNode } from 'react';
import { Checkbox } from '#app/components/checkbox.tsx';
import { DayField } from '#app/components/day-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { feeMessages } from '#app/i18n/fees.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';
import { localDate } from '#app/server/local-date.ts';

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
export function DatedFields({
  form,
  refused,
  today,
  standing = [],
}: {
  form: string;
  refused: Refused;
  today: string;
  /** Rows that stand now: one that begins on the day is named before it is replaced. */
  standing?: readonly StandingRow[];
}) {
  const t = useT(feeMessages);
  return (
    <>
      <DayField
        {...keptField(refused, form, 'validFrom')}
        label={t('validFrom')}
        defaultValue={refused?.kept.validFrom ?? today}
      />
      <Replaces form={form} refused={refused} standing={standing} />
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

export type StandingRow = {
  readonly id: string;
  /** Its size, in words. */
  readonly figure: string;
  readonly validFrom: string;
  /** ms UTC. */
  readonly createdAt: number;
  readonly writtenBy: string | null;
};

/** Asks whether the figure of that day is to be replaced: which it is, since when it holds, who wrote it. */
function Replaces({
  form,
  refused,
  standing,
}: {
  form: string;
  refused: Refused;
  standing: readonly StandingRow[];
}) {
  const t = useT(feeMessages);
  const language = useLanguage();
  const error = refused?.errors[`${form}-validFrom`];
  const seen = error?.code === 'feeReplaces' ? error.params.row : refused?.kept.replaces;
  const row = standing.find(({ id }) => id === seen);
  if (!row) return null;
  const day = formatDate(language, row.validFrom);
  const when = formatDate(language, localDate(row.createdAt));
  return (
    <Checkbox
      id={`${form}-replaces`}
      name="replaces"
      value={row.id}
      label={t('replaces', { figure: row.figure, day })}
      hint={row.writtenBy ? t('replacesBy', { when, name: row.writtenBy }) : t('replacesGiven', { when })}
      defaultChecked={refused?.kept.replaces === row.id}
    />
  );
}

/** A day or a word of a table that reads badly in two lines. */
export function Unbroken({ children }: { children: ReactNode }) {
  return <span className="whitespace-nowrap">{children}</span>;
}

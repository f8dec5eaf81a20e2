import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { DayField } from '#app/components/day-field.tsx';
import { FileField } from '#app/components/file-field.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import { MAX_PHOTO_BYTES } from '#app/domain/media/photo-limits.ts';
import { blockerMark } from '#app/domain/register/blocker-mark.ts';
import { channelDeskMessages } from '#app/i18n/channel-desk.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import type { FieldError } from '#app/i18n/errors.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { presenceMessages } from '#app/i18n/presences.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';
import { closedText } from '#app/routes/department/channels/closed-text.ts';
import { codeName, keyName } from '#app/routes/department/key-name.ts';

/** A form that came back refused: whose, what was typed, and what was wrong with which field. */
export type RefusedEntryForm = RefusedForm<{ form: string; values: Readonly<Record<string, string>> }>;

type SeenFieldsProps = {
  /** Makes the ids of this form's fields its own on the page. */
  form: string;
  refused: RefusedEntryForm | null;
  states: readonly string[];
  today: string;
};

/** What every look by hand asks for: state, day, note, screenshot. */
function SeenFields({ form, refused, states, today }: SeenFieldsProps) {
  const t = useT(departmentMessages);
  const { values, errors } = own(refused, form);
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          id={`${form}-state`}
          name="state"
          label={t('recordState')}
          defaultValue={values.state ?? 'live'}
          errors={errors.state}
          options={states.map((value) => ({ value, label: codeName(t, `state_${value}`) ?? value }))}
        />
        <DayField
          id={`${form}-seenOn`}
          name="seenOn"
          label={t('recordSeenOn')}
          defaultValue={values.seenOn ?? today}
          errors={errors.seenOn}
          required
        />
      </div>
      <TextareaField
        id={`${form}-note`}
        name="note"
        rows={2}
        label={t('recordNote')}
        hint={t('recordNoteHint')}
        defaultValue={values.note}
        errors={errors.note}
        required
      />
      <FileField
        id={`${form}-screenshot`}
        name="screenshot"
        label={t('recordScreenshot')}
        hint={t('recordScreenshotHint')}
        errors={errors.screenshot}
        accept="image/jpeg,image/png,image/webp"
        optional
        mostBytes={MAX_PHOTO_BYTES}
      />
    </>
  );
}

type RefusedFields = {
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, FieldError>>;
};

function own(refused: RefusedEntryForm | null, form: string): RefusedFields {
  return refused?.kept.form === form
    ? { values: refused.kept.values, errors: refused.errors }
    : { values: {}, errors: {} };
}

type Channel = {
  code: string;
  name: string;
  countsFrom: string | null;
  closedOn: string | null;
  closedSource: string | null;
};

export function RecordForm({
  channels,
  ...fields
}: Omit<SeenFieldsProps, 'form'> & { channels: readonly Channel[] }) {
  const t = useT(departmentMessages);
  const tDesk = useT(channelDeskMessages);
  const tLinks = useT(presenceMessages);
  const language = useLanguage();
  const { values, errors } = own(fields.refused, 'record');
  const wrong = errors.url;
  const isOfOther = (typeof wrong === 'object' && wrong.code === 'linkOfOther') || values.isForBoth === 'yes';
  return (
    <Form method="post" encType="multipart/form-data" noValidate className="max-w-2xl space-y-4">
      <p className="text-sm text-ink-soft">{t('recordIntro')}</p>
      <input type="hidden" name="intent" value="record" />
      <SelectField
        id="record-channelCode"
        name="channelCode"
        label={t('recordChannel')}
        defaultValue={values.channelCode}
        errors={errors.channelCode}
        options={channels.map(({ code, name, ...channel }) => {
          const remarks = [
            channel.countsFrom === null ? t('doesNotCount') : '',
            closedText(tDesk, language, channel),
          ].filter(Boolean);
          const called = keyName({ t, language }, 'channel', code, name);
          return { value: code, label: remarks.length === 0 ? called : `${called} (${remarks.join('; ')})` };
        })}
      />
      <TextField
        id="record-url"
        name="url"
        inputMode="url"
        label={t('recordUrl')}
        hint={t('recordUrlHint')}
        defaultValue={values.url}
        errors={errors.url}
        optional
      />
      {isOfOther && (
        <Checkbox
          id="record-isForBoth"
          name="isForBoth"
          value="yes"
          label={tLinks('linkForBoth')}
          hint={tLinks('staffForBothHint')}
          defaultChecked={values.isForBoth === 'yes'}
        />
      )}
      <SeenFields form="record" {...fields} />
      <SubmitButton>{t('recordSubmit')}</SubmitButton>
    </Form>
  );
}

/** To look again at one presence. */
export function CheckForm({ presenceId, ...fields }: Omit<SeenFieldsProps, 'form'> & { presenceId: string }) {
  const t = useT(departmentMessages);
  return (
    <Form method="post" encType="multipart/form-data" noValidate className="max-w-2xl space-y-4">
      <input type="hidden" name="intent" value="check" />
      <input type="hidden" name="presenceId" value={presenceId} />
      <SeenFields form={`check-${presenceId}`} {...fields} />
      <SubmitButton>{t('checkSubmit')}</SubmitButton>
    </Form>
  );
}

export function RevokeForm({
  presenceId,
  refused,
}: {
  presenceId: string;
  refused: RefusedEntryForm | null;
}) {
  const t = useT(departmentMessages);
  const form = `revoke-${presenceId}`;
  const { values, errors } = own(refused, form);
  return (
    <Form method="post" className="max-w-2xl space-y-4">
      <p className="text-sm">{t('revokeIntro')}</p>
      <input type="hidden" name="intent" value="revoke" />
      <input type="hidden" name="presenceId" value={presenceId} />
      <TextField
        id={`${form}-revokeNote`}
        name="revokeNote"
        label={t('revokeNote')}
        defaultValue={values.revokeNote}
        errors={errors.revokeNote}
        required
      />
      <SubmitButton look="danger">{t('revokeSubmit')}</SubmitButton>
    </Form>
  );
}

type BlockerTexts = { blocker: string | null; blockerOwner: string | null; blockerNextStep: string | null };

export function BlockerForm({ entry, refused }: { entry: BlockerTexts; refused: RefusedEntryForm | null }) {
  const t = useT(departmentMessages);
  const { values, errors } = own(refused, 'blocker');
  const field = (name: keyof BlockerTexts, label: string) => (
    <TextField
      id={`blocker-${name}`}
      name={name}
      label={label}
      lang="vi"
      defaultValue={values[name] ?? entry[name] ?? ''}
      errors={errors[name]}
    />
  );
  return (
    <Form method="post" className="space-y-4">
      <input type="hidden" name="intent" value="blocker" />
      <input type="hidden" name="blockerSeen" value={blockerMark(entry)} />
      <div className="grid gap-4 md:grid-cols-3">
        {field('blocker', t('blockerReason'))}
        {field('blockerOwner', t('blockerOwner'))}
        {field('blockerNextStep', t('blockerNextStep'))}
      </div>
      <SubmitButton look="secondary">{t('blockerSubmit')}</SubmitButton>
    </Form>
  );
}

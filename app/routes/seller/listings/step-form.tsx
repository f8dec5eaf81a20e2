import { Form, useActionData, useBlocker, useLocation } from '@remix-run/react';
import { type ReactNode, useEffect, useState } from 'react';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { useFocusByHash } from '#app/components/use-focus-by-hash.ts';
import type { ContentStep } from '#app/domain/catalog/listing-content.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import type { FieldError } from '#app/i18n/errors.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { useEditor } from '#app/routes/seller/listings/editor.tsx';
import { refusalsAt } from '#app/routes/seller/listings/refused-there.tsx';
import { SaveState } from '#app/routes/seller/listings/save-state.tsx';
import { allOfEach, firstOfEach, savedFields } from '#app/routes/seller/listings/step-fields.ts';
import type { StepProblem } from '#app/routes/seller/listings/step-form.server.ts';
import { useBackgroundSave } from '#app/routes/seller/listings/use-background-save.ts';
import { SavedElsewhere } from '#app/routes/seller/saved-elsewhere.tsx';
import { WarnedWords } from '#app/routes/warned-words.tsx';

/** What the controls of a step show: what was typed and refused, else what is saved. */
export function useStepFields() {
  const editor = useEditor();
  const problem = useActionData<StepProblem>();
  const saved = savedFields(editor.content, editor.stocks);
  const typed = problem?.typed ? firstOfEach(problem.typed) : null;
  const language = useLanguage();
  const field = (name: string) => {
    const error = problem?.errors?.[name];
    const errors = [...(error ? [error] : []), ...refusalsAt(language, editor.refused, name)];
    return {
      name,
      defaultValue: typed ? (typed.get(name) ?? '') : (saved[name] ?? ''),
      errors: errors.length > 0 ? errors : undefined,
    };
  };
  return {
    editor,
    errors: (problem?.errors ?? {}) as Record<string, FieldError>,
    value: (name: string) => (typed ? (typed.get(name) ?? '') : (saved[name] ?? '')),
    /** Names of the typed fields that look like this; none when nothing was refused. */
    typedNames: (shape: RegExp) => (typed ? [...typed.keys()].filter((name) => shape.test(name)) : []),
    values: (name: string, otherwise: string[]) =>
      problem?.typed ? problem.typed.filter(([one]) => one === name).map(([, value]) => value) : otherwise,
    field,
    /** A field of prose: under it, the words at which a reviewer or a platform will stop. */
    prose: (name: string) => ({
      ...field(name),
      below: (text: string) => (
        <WarnedWords
          path={name}
          text={text}
          starsToday={editor.entry?.recognition?.stars ?? null}
          lang={name.endsWith('En') ? 'en' : 'vi'}
        />
      ),
    }),
  };
}

type StepFormProps = {
  step: ContentStep;
  /** What the fields are called, for the list of errors. */
  labels?: Readonly<Record<string, string>>;
  /** What is stored in a control, as people read it; without it as it is stored. */
  shown?: (name: string, value: string) => string | undefined;
  /** Save in the background while the person goes on. Not where saving makes new rows. */
  autoSave?: boolean;
  encType?: 'multipart/form-data';
  /** Fields, or a function of "save now" for parts that know better when they have changed. */
  children: ReactNode | ((saveNow: () => void) => ReactNode);
};

/** The frame of a step: errors first, the fields, then a bar that always says whether everything is saved. */
export function StepForm(props: StepFormProps) {
  const { key } = useLocation();
  return <StepFormOnce key={key} {...props} />;
}

function StepFormOnce({ step, labels = {}, shown, autoSave = false, encType, children }: StepFormProps) {
  const editor = useEditor();
  const t = useT(catalogMessages);
  const problem = useActionData<StepProblem>();
  // As it was when the form was drawn: reading the page anew must not make it up to date.
  const [mark] = useState(problem?.mark || editor.marks[step]);
  const path = autoSave && editor.isEditable ? `/seller/listings/${editor.id}/save/${step}` : null;
  const errors = problem?.errors ?? null;
  const errorCount = Object.keys(errors ?? {}).length;
  useFocusByHash();
  const save = useBackgroundSave({ path, mark, isRefused: errorCount > 0 });
  // What a new listing brings from the register, or the law's own wording put in a box, is not saved by showing it.
  const savedAt = editor.saves > 0 && editor.content.savedSteps.includes(step) ? editor.savedAt : null;
  return (
    <Form
      ref={save.form}
      method="post"
      encType={encType}
      noValidate
      onInput={save.touch}
      onBlur={save.left}
      onSubmit={save.sent}
      data-keeps-itself={path === null ? undefined : ''}
      className="space-y-5"
    >
      <input type="hidden" name="seen" defaultValue={mark} />
      {encType === undefined && <LeaveGuard isKept={save.isKept} keepAll={save.keepAll} />}
      <ErrorSummary errors={errors} labels={labels} />
      {problem && errors?.[''] && (
        <SavedElsewhere
          labels={labels}
          typed={(name) => allOfEach(problem.typed).get(name) ?? ''}
          stored={problem.stored}
          shown={shown}
        />
      )}
      <fieldset disabled={!editor.isEditable} className="min-w-0 space-y-5">
        {typeof children === 'function' ? children(save.saveNow) : children}
      </fieldset>
      {editor.isEditable && (
        <div
          data-sticky-bar=""
          className="no-print sticky bottom-0 z-10 -mx-4 space-y-1.5 border-t border-line bg-paper px-4 py-2 sm:py-3"
        >
          <SaveState
            state={save.state}
            savedAt={save.savedAt ?? savedAt}
            today={editor.today}
            errorCount={errorCount}
          />
          <div className="flex gap-2">
            <SubmitButton name="intent" value="next" busyLabel={t('saving')} className="flex-1 sm:flex-none">
              {t('saveNext')}
            </SubmitButton>
            <SubmitButton look="secondary" name="intent" value="stay" busyLabel={t('saving')}>
              {t('save')}
            </SubmitButton>
          </div>
        </div>
      )}
    </Form>
  );
}

/** Before a link leads away from what is typed: it is saved first, or the person is asked. Photos have a guard of their own. */
function LeaveGuard({ isKept, keepAll }: { isKept: () => boolean; keepAll: () => Promise<boolean> }) {
  const t = useT(catalogMessages);
  const question = t('leaveUnsaved');
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => !isKept() && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    let isOver = false;
    void keepAll().then((isSaved) => {
      if (isOver) return;
      if (isSaved || window.confirm(question)) blocker.proceed();
      else blocker.reset();
    });
    return () => {
      isOver = true;
    };
  }, [blocker, keepAll, question]);
  return null;
}

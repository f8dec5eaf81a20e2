import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { errorList, type FieldErrors } from '#app/components/field.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { type ErrorCode, type FieldError, useErrorText } from '#app/i18n/errors.ts';
import { useT } from '#app/i18n/messages.ts';

export type ErrorSummaryProps = {
  /** Errors by field name (its control's id); those under '' belong to the whole form. */
  errors: Readonly<Record<string, FieldErrors>> | null | undefined;
  /** Field names as the page calls them, in the page's order: put before each error, and errors follow that order. */
  labels?: Readonly<Record<string, string>>;
  /** What did not happen, e.g. "not signed in"; without it the number of fields to mend. */
  title?: string;
};

/** Where the words of a refused form begin; a save bar links to it. */
export const ERROR_SUMMARY_ID = 'error-summary';

/** The errors as lines: those of the whole form first, then in the order in which the page shows its fields. */
function inPageOrder(errors: ErrorSummaryProps['errors'], labels: Readonly<Record<string, string>>) {
  const fields = ['', ...Object.keys(labels)];
  const place = (field: string) => (fields.includes(field) ? fields.indexOf(field) : fields.length);
  return Object.entries(errors ?? {})
    .sort(([one], [other]) => place(one) - place(other))
    .flatMap(([field, list]) => errorList(list).map((error) => ({ field, error })));
}

/** What is said of any field alike: alone, in a list above the form, it does not tell which. */
const BARE: ReadonlySet<ErrorCode> = new Set([
  'required',
  'notInList',
  'tooLong',
  'notADate',
  'monthWrong',
  'notAWholeNumber',
  'tooSmall',
  'tooBig',
  'notAPercent',
]);

function isBare(error: FieldError | string): boolean {
  return typeof error !== 'string' && BARE.has(error.code);
}

/** The fields' names as the page shows them, by their controls' ids. */
function labelsOnPage(fields: readonly string[]): Record<string, string> {
  const named = fields.map((field) => {
    const label = document.querySelector(`label[for="${CSS.escape(field)}"]`);
    const group = document.getElementById(field)?.querySelector(':scope > legend');
    return [field, (label ?? group)?.firstChild?.textContent ?? ''];
  });
  return Object.fromEntries(named);
}

/** What can hold the focus in a group whose id the error has. */
const CONTROLS = 'input:not([type="hidden"]), select, textarea, button';

/**
 * Puts the cursor into the field. A change of the address, which the link makes by itself, is a navigation to the router:
 * it would forget what the form was answered, and all errors with it.
 */
function leadTo(event: MouseEvent, field: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  const place = document.getElementById(field);
  if (!place) return;
  event.preventDefault();
  const control = place.matches(CONTROLS) ? place : place.querySelector<HTMLElement>(CONTROLS);
  (control ?? place).focus({ preventScroll: true });
  // With what stands above it: its label, and what is wrong.
  place.scrollIntoView({ block: 'center' });
}

/** "Note: this is empty", but not "Phone number: phone number is wrong". */
function nameFirst(label: string | undefined, text: string): string {
  return !label || text.toLowerCase().startsWith(label.toLowerCase()) ? text : `${label}: ${text}`;
}

/**
 * All errors of a form above it, each a link to its field. Takes the focus when it appears, also without JavaScript,
 * so that the page opens where it says what is wrong.
 */
export function ErrorSummary({ errors, labels = {}, title }: ErrorSummaryProps) {
  const t = useT(componentMessages);
  const errorText = useErrorText();
  const box = useRef<HTMLDivElement>(null);
  const [named, setNamed] = useState<Record<string, string>>({});
  const lines = inPageOrder(errors, labels).map(({ field, error }) => ({
    field,
    text: errorText(error),
    label: labels[field] ?? (isBare(error) ? named[field] : undefined),
  }));
  const fieldCount = lines.filter(({ field }) => field !== '').length;
  const shown = lines.length > 0;
  // Each answer of the server is a new `errors`, and takes the focus anew.
  useEffect(() => {
    if (shown) box.current?.focus();
    setNamed(labelsOnPage(Object.keys(errors ?? {})));
  }, [shown, errors]);
  if (!shown) return null;
  return (
    <div
      ref={box}
      id={ERROR_SUMMARY_ID}
      role="alert"
      // biome-ignore lint/a11y/noAutofocus: what was refused comes before the form, as it does with JavaScript
      autoFocus
      tabIndex={-1}
      className="rounded-md border-2 border-red-deep bg-red-tint p-4 focus:outline-none"
    >
      <h2 className="text-lg text-red-deep">
        {title ?? (fieldCount > 0 ? t('formProblems', { count: fieldCount }) : t('formRefused'))}
      </h2>
      <ul className="mt-1">
        {lines.map(({ field, text, label }) => (
          <li key={`${field}${text}`}>
            {field === '' ? (
              text
            ) : (
              <a
                href={`#${field}`}
                onClick={(event) => leadTo(event, field)}
                className="inline-flex items-center text-red-deep underline max-md:min-h-12"
              >
                {nameFirst(label, text)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

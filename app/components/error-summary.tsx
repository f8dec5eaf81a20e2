import { useEffect, useRef } from 'react';
import { errorList, type FieldErrors } from '#app/components/field.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { useErrorText } from '#app/i18n/errors.ts';
import { useT } from '#app/i18n/messages.ts';

export type ErrorSummaryProps = {
  /** Errors by field name (its control's id); those under '' belong to the whole form. */
  errors: Readonly<Record<string, FieldErrors>> | null | undefined;
  /** Field names as the page calls them, put before each error. */
  labels?: Readonly<Record<string, string>>;
};

/** All errors of a form above it, each a link to its field. Takes the focus when it appears. */
export function ErrorSummary({ errors, labels = {} }: ErrorSummaryProps) {
  const t = useT(componentMessages);
  const errorText = useErrorText();
  const box = useRef<HTMLDivElement>(null);
  const lines = Object.entries(errors ?? {}).flatMap(([field, list]) =>
    errorList(list).map((error) => ({ field, text: errorText(error) })),
  );
  const shown = lines.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer of the server is a new `errors`, and takes the focus anew
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown, errors]);
  if (!shown) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-md border-2 border-red-deep bg-red-tint p-4 focus:outline-none"
    >
      <h2 className="text-lg text-red-deep">{t('formProblems', { count: lines.length })}</h2>
      <ul className="mt-1 space-y-1">
        {lines.map(({ field, text }) => (
          <li key={`${field}${text}`}>
            {field === '' ? (
              text
            ) : (
              <a href={`#${field}`} className="text-red-deep underline">
                {labels[field] ? `${labels[field]}: ` : ''}
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

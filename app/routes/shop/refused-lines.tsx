import { ErrorLines } from '#app/components/field.tsx';
import type { FieldError } from '#app/i18n/errors.ts';

/** Why something could not be put into the basket. Only ever fetched when needed: no page imports it. */
export default function RefusedLines({ id, errors }: { id: string; errors: ReadonlyArray<FieldError> }) {
  return <ErrorLines id={id} errors={errors} />;
}

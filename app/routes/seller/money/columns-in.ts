import type { StatementColumns } from '#app/domain/payments/statements/statement-columns.ts';
import { chosenFields } from '#app/domain/payments/statements/statement-columns.ts';
import { textOf } from '#app/routes/answer-form.server.ts';

/** The columns that a form names, from 0; what is no column is left open. */
export function columnsIn(form: FormData): StatementColumns {
  return Object.fromEntries(
    chosenFields.flatMap((field) => {
      const chosen = textOf(form, field);
      return /^\d{1,3}$/.test(chosen) ? [[field, Number(chosen)]] : [];
    }),
  );
}

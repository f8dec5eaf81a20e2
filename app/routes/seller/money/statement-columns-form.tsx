import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import type { StatementTable } from '#app/domain/payments/statements/read-statement-plan.server.ts';
import { chosenFields, type StatementColumns } from '#app/domain/payments/statements/statement-columns.ts';
import { useT } from '#app/i18n/messages.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';
import { columnName } from '#app/server/spreadsheet/spreadsheet.ts';

/** How each question is called in a list of what is wrong. */
export function useColumnLabels(): Record<string, string> {
  const t = useT(transferMessages);
  return Object.fromEntries(chosenFields.map((field) => [field, t(`column_${field}`)]));
}

/** A person says what each column of a list holds whose headings are not known, with its first rows before their eyes. */
export function StatementColumnsForm({
  table: { columns, rows, chosen },
  refused,
  isRead,
}: {
  table: StatementTable;
  refused: RefusedForm<StatementColumns | null> | undefined;
  /** It is read by what was said before. */
  isRead: boolean;
}) {
  const t = useT(transferMessages);
  const kept = refused?.kept ?? chosen;
  // Headings stand over every column; the lines above them, of the account and its holder, fill a few.
  const filled = (row: Record<number, string>) =>
    Object.values(row).filter((text) => text.trim() !== '').length;
  const headings = [...rows].sort((a, b) => filled(b) - filled(a)).slice(0, 1);
  const sampleOf = (column: number) =>
    [...headings, ...rows].map((row) => row[column] ?? '').find((text) => text.trim() !== '') ?? '';
  const options = columns.map((column) => ({
    value: String(column),
    label: `${columnName(column)} · ${shortened(sampleOf(column))}`,
  }));
  return (
    <Panel title={t(isRead ? 'columnsAnew' : 'columnsTitle')}>
      <p className="measure mb-4">{t('columnsText')}</p>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen is moved by the keyboard too.
        tabIndex={0}
        aria-label={t('columnsRows')}
        className="mb-5 max-w-full overflow-x-auto border border-line"
      >
        <table className="min-w-full text-sm">
          <caption className="sr-only">{t('columnsRows')}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className="border-b border-line bg-paper px-2 py-1 text-left">
                  {columnName(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody lang="vi">
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a file stay as they are.
              <tr key={index} className="border-b border-line last:border-0">
                {columns.map((column) => (
                  <td key={column} className="max-w-64 px-2 py-1 align-top break-words">
                    {row[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Form method="post" noValidate className="max-w-xl space-y-5">
        <input type="hidden" name="intent" value="columns" />
        {chosenFields.map((field) => (
          <SelectField
            key={field}
            name={field}
            label={t(`column_${field}`)}
            hint={t(`columnHint_${field}`)}
            errors={refused?.errors[field]}
            optional={field === 'direction' || field === 'reference'}
            placeholder={t('columnNone')}
            defaultValue={kept[field] === undefined ? '' : String(kept[field])}
            options={options}
          />
        ))}
        <SubmitButton look={isRead ? 'secondary' : undefined}>{t('columnsGo')}</SubmitButton>
      </Form>
    </Panel>
  );
}

function shortened(text: string): string {
  const signs = [...text.replace(/\s+/g, ' ')];
  return signs.length > 32 ? `${signs.slice(0, 31).join('')}…` : signs.join('');
}

import { Form } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { useT } from '#app/i18n/messages.ts';
import { registerMessages } from '#app/i18n/register.ts';
import type { ColumnsPage } from '#app/routes/department/register-import/columns-page.server.ts';

/** Which sheet of the workbook is read; nothing to choose when there is one. */
export function SheetChoice({ sheets, chosen }: { sheets: ColumnsPage['sheets']; chosen: number }) {
  const t = useT(registerMessages);
  if (sheets.length < 2) return null;
  const others = sheets.filter((sheet) => sheet.isRegister && sheet.index !== chosen);
  return (
    <Panel>
      <Form method="get" className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 grow sm:max-w-md">
          <SelectField
            name="sheet"
            label={t('sheetLabel')}
            defaultValue={String(chosen)}
            options={sheets.map((sheet) => ({
              value: String(sheet.index),
              label: [
                t('sheetOption', { name: sheet.name, rows: sheet.rows }),
                sheet.hidden ? t('sheetHidden') : null,
                sheet.hasTable ? null : t('sheetNoTable'),
              ]
                .filter(Boolean)
                .join(' · '),
              disabled: !sheet.hasTable,
            }))}
          />
        </div>
        <Button type="submit" look="secondary">
          {t('sheetChange')}
        </Button>
      </Form>
      {others.length > 0 && (
        <div className="mt-4">
          <Note>{t('otherSheets', { names: others.map((sheet) => sheet.name).join(', ') })}</Note>
        </div>
      )}
    </Panel>
  );
}

import { controlClass, type FieldErrors } from '#app/components/field.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import { plainFields } from '#app/domain/register/workbook/column-field.ts';
import { useErrorText } from '#app/i18n/errors.ts';
import { useT } from '#app/i18n/messages.ts';
import { registerMessages } from '#app/i18n/register.ts';
import type { ColumnsPage } from '#app/routes/department/register-import/columns-page.server.ts';

const starClasses = [1, 2, 3, 4, 5] as const;

/** Every column of the table with its heading, a few values, and the meaning that it is given. */
export function ColumnList({
  page,
  chosen,
  errors,
}: {
  page: ColumnsPage;
  chosen: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, FieldErrors>>;
}) {
  const t = useT(registerMessages);
  return (
    <Panel
      title={
        page.headingFrom === page.headingTo
          ? t('headingRow', { row: String(page.headingFrom) })
          : t('headingRows', { from: String(page.headingFrom), to: String(page.headingTo) })
      }
      id="columns"
    >
      <ul className="divide-y divide-line">
        {page.tableColumns.map((column) => (
          <li
            key={column.letter}
            className="grid gap-x-6 gap-y-2 py-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_20rem] md:items-center"
          >
            <p className="min-w-0">
              <span className="mr-2 inline-flex min-w-9 justify-center rounded-sm bg-paper-2 px-2 font-bold text-indigo">
                {column.letter}
              </span>
              <strong className="break-words">
                {column.headings.join(' › ') || t('columnEmptyHeading')}
              </strong>{' '}
              {column.by === 'content' && <Pill tone="turmeric">{t('columnByContent')}</Pill>}
              {column.hasOtherCodes && (
                <span className="mt-1 block text-sm text-ink-soft">{t('columnOtherCodes')}</span>
              )}
            </p>
            <p className="min-w-0 text-sm break-words text-ink-soft">
              {column.samples.length > 0 && t('columnSamples', { samples: column.samples.join(' · ') })}
            </p>
            <MeaningSelect
              letter={column.letter}
              chosen={chosen[column.letter] ?? ''}
              channels={page.channels}
              errors={errors[`column-${column.letter}`]}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function MeaningSelect({
  letter,
  chosen,
  channels,
  errors,
}: {
  letter: string;
  chosen: string;
  channels: ColumnsPage['channels'];
  errors: FieldErrors;
}) {
  const t = useT(registerMessages);
  const errorText = useErrorText();
  const id = `column-${letter}`;
  const problem = errors && !Array.isArray(errors) ? errorText(errors as string) : null;
  return (
    <div>
      <label htmlFor={id} className="sr-only">
        {t('columnMeaning', { letter })}
      </label>
      <select
        id={id}
        name={id}
        defaultValue={chosen}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-error` : undefined}
        className={`${controlClass(errors)} ${chosen === '' ? 'text-ink-soft' : 'font-bold'}`}
      >
        <option value="">{t('columnUnused')}</option>
        <optgroup label={t('fieldsCommon')}>
          {plainFields.map((field) => (
            <option key={field} value={field}>
              {t(`field_${field}`)}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('fieldsChannels')}>
          {channels.map(({ code, name }) => (
            <option key={code} value={`channel:${code}`}>
              {t('field_channel', { name })}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('fieldsStars')}>
          {starClasses.map((stars) => (
            <option key={stars} value={`stars:${stars}`}>
              {t('field_starColumn', { count: stars })}
            </option>
          ))}
        </optgroup>
      </select>
      {problem && (
        <p id={`${id}-error`} className="mt-1 text-sm font-bold text-red-deep">
          {problem}
        </p>
      )}
    </div>
  );
}

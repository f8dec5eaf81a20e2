import { DataTable } from '#app/components/data-table.tsx';
import { controlClass, type FieldErrors } from '#app/components/field.tsx';
import { Pill } from '#app/components/pill.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import type { EndingAnswer } from '#app/domain/register/import/find-endings.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { registerMessages } from '#app/i18n/register.ts';
import type { ApplyTyped } from '#app/routes/department/register-import/apply-form.server.ts';
import type { ReportPage } from '#app/routes/department/register-import/report-page.server.ts';

/**
 * What the file says is no longer on a platform, beside what the register holds: each line can be answered by itself,
 * and one answer does for all that the file says clearly.
 */
export function EndingsField({
  report,
  typed,
  errors,
}: {
  report: ReportPage;
  typed: ApplyTyped | null;
  errors: FieldErrors | undefined;
}) {
  const t = useT(registerMessages);
  const language = useLanguage();
  const { count, recordable, clear, items } = report.endings;
  if (count === 0) return null;
  return (
    <section className="space-y-3 border-b border-line pb-4">
      <h2 className="text-xl">{t('endingsTitle', { count })}</h2>
      <p className="measure text-ink-soft">{t('endingsText')}</p>
      {recordable > clear && <p className="measure">{t('endingsAsked', { count: recordable - clear })}</p>}
      <DataTable
        caption={t('endingsTitle', { count })}
        hideCaption
        rows={items}
        rowKey={({ key }) => key}
        empty={null}
        columns={[
          {
            key: 'product',
            header: t('colProduct'),
            heading: true,
            cell: ({ product, producer }) => (
              <>
                {product}
                <span className="block font-normal text-ink-soft">{producer}</span>
              </>
            ),
          },
          { key: 'channel', header: t('endingsChannel'), cell: ({ channel }) => channel },
          {
            key: 'says',
            header: t('endingsSays'),
            cell: ({ text, cell, endsOn, isClear, canAnswer }) => (
              <>
                “{text}” <span className="whitespace-nowrap text-ink-soft">({t('atCell', { cell })})</span>
                {canAnswer && !isClear && (
                  <span className="mt-1 block">
                    <Pill tone="turmeric">{t('endingsUnsure')}</Pill>
                  </span>
                )}
                {canAnswer && (
                  <span className="block">
                    {t(isClear ? 'endingsFrom' : 'endingsFromIf', { day: formatDate(language, endsOn) })}
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'held',
            header: t('endingsHeld'),
            cell: ({ state, firstSeenOn, url, seenSince, isKept }) => (
              <>
                {t('endingsSince', { state, day: formatDate(language, firstSeenOn) })}
                {url && <span className="block break-all text-ink-soft">{url}</span>}
                {isKept && !seenSince && (
                  <span className="mt-1 block">
                    <Pill>{t('endingsLeft')}</Pill> {t('endingsKeptBefore')}
                  </span>
                )}
                {seenSince && (
                  <span className="mt-1 block">
                    <Pill tone="turmeric">{t('endingsLeft')}</Pill>{' '}
                    {t('endingsSeen', {
                      day: formatDate(language, seenSince.day),
                      method: t(`endingsSeen_${seenSince.method}`),
                    })}
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'answer',
            header: t('endingsAnswer'),
            cell: ({ canAnswer, isClear, field, product, channel }) =>
              canAnswer ? (
                <select
                  name={field}
                  aria-label={t('endingsAnswerOf', { product, channel })}
                  defaultValue={typed?.singles[field] ?? ''}
                  className={`${controlClass(undefined)} md:min-w-60`}
                >
                  <option value="">{t(isClear ? 'endingsAsAll' : 'endingsLater')}</option>
                  <option value={'record' satisfies EndingAnswer} data-single="">
                    {t('endingsRecordOne')}
                  </option>
                  <option value={'keep' satisfies EndingAnswer} data-single="">
                    {t('endingsKeepOne')}
                  </option>
                </select>
              ) : null,
          },
        ]}
      />
      {count > items.length && <p>{t('endingsMore', { count: count - items.length })}</p>}
      {items.some(({ seenSince }) => seenSince !== null) && <p className="measure">{t('endingsKept')}</p>}
      {clear > 0 && (
        <RadioCards
          name="ended"
          legend={t('endingsQuestion', { count: clear })}
          {...(errors !== undefined && { errors })}
          {...(typed?.ended && { defaultValue: typed.ended })}
          columns={2}
          cards={[
            {
              value: 'record' satisfies EndingAnswer,
              label: t('endingsRecord'),
              hint: t('endingsRecordHint'),
            },
            {
              value: 'keep' satisfies EndingAnswer,
              label: t('endingsKeep'),
              hint: t('endingsKeepHint'),
            },
          ]}
        />
      )}
    </section>
  );
}

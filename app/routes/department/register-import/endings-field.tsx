import { DataTable } from '#app/components/data-table.tsx';
import type { FieldErrors } from '#app/components/field.tsx';
import { Pill } from '#app/components/pill.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import type { EndingAnswer } from '#app/domain/register/import/find-endings.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { registerMessages } from '#app/i18n/register.ts';
import type { ReportPage } from '#app/routes/department/register-import/report-page.server.ts';

/** What the file says is no longer on a platform, beside what the register holds, and the one question about all of it. */
export function EndingsField({
  report,
  typed,
  errors,
}: {
  report: ReportPage;
  typed: string | undefined;
  errors: FieldErrors | undefined;
}) {
  const t = useT(registerMessages);
  const language = useLanguage();
  const { count, recordable, items } = report.endings;
  if (count === 0) return null;
  return (
    <section className="space-y-3 border-b border-line pb-4">
      <h2 className="text-xl">{t('endingsTitle', { count })}</h2>
      <p className="measure text-ink-soft">{t('endingsText')}</p>
      <DataTable
        caption={t('endingsTitle', { count })}
        hideCaption
        rows={items}
        rowKey={({ presenceId }) => presenceId}
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
            cell: ({ text, cell, endsOn, isKept, seenSince }) => (
              <>
                “{text}” <span className="whitespace-nowrap text-ink-soft">({t('atCell', { cell })})</span>
                {!isKept && !seenSince && (
                  <span className="block">{t('endingsFrom', { day: formatDate(language, endsOn) })}</span>
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
        ]}
      />
      {count > items.length && <p>{t('endingsMore', { count: count - items.length })}</p>}
      {items.some(({ seenSince }) => seenSince !== null) && <p className="measure">{t('endingsKept')}</p>}
      {recordable > 0 && (
        <RadioCards
          name="ended"
          legend={t('endingsQuestion', { count: recordable })}
          {...(errors !== undefined && { errors })}
          {...(typed && { defaultValue: typed })}
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

import { Note } from '#app/components/note.tsx';
import { type DatedRow, gapsIn } from '#app/domain/channels/fees/dated-rows.ts';
import { feeMessages } from '#app/i18n/fees.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** Days on which a figure is missing between the rows of one name, or after them; nothing while there are none. */
export function FeeGaps({ rows }: { rows: ReadonlyArray<DatedRow & { label: string }> }) {
  const t = useT(feeMessages);
  const language = useLanguage();
  const gaps = [...new Set(rows.map(({ label }) => label))].flatMap((label) =>
    gapsIn(rows.filter((row) => row.label === label)).map((gap) => ({ label, ...gap })),
  );
  if (gaps.length === 0) return null;
  return (
    <Note tone="warning">
      <p className="font-bold">{t('gapsTitle')}</p>
      <ul>
        {gaps.map(({ label, from, to }) => (
          <li key={`${label} ${from}`}>
            <span lang="vi">{label}</span>:{' '}
            {to === null
              ? t('gapOpen', { from: formatDate(language, from) })
              : t('gap', { from: formatDate(language, from), to: formatDate(language, to) })}
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** What a row that was put away leaves behind: the one before it holds again, or none does. */
export function PutAway({ again }: { again: DatedRow | undefined }) {
  const t = useT(feeMessages);
  const language = useLanguage();
  return (
    <Note tone="success">
      {again ? t('done_archiveAgain', { date: formatDate(language, again.validFrom) }) : t('done_archive')}
    </Note>
  );
}

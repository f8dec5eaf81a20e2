import { Link } from '@remix-run/react';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Pill } from '#app/components/pill.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { channelMessages, channelText } from '#app/i18n/channels.ts';
import type { FieldError } from '#app/i18n/errors.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { editPath } from '#app/routes/seller/channels/edit-path.ts';
import type { PlanView } from '#app/routes/seller/channels/template-form.server.ts';

type Listing = PlanView['listings'][number];

/** One product of the producer: whether it goes in, what stays empty and why, and every cell on demand. */
export function ListingFill({
  listing,
  files,
  error,
}: {
  listing: Listing;
  files: number;
  /** What is wrong with the category that was typed. */
  error: FieldError | undefined;
}) {
  const t = useT(channelMessages);
  const { id, title, rows, unfilled, chosen, category } = listing;
  return (
    <li className="space-y-2 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <Checkbox name="listing" value={id} defaultChecked={chosen} label={<strong>{title}</strong>} />
        <FillState listing={listing} />
      </div>
      <div className="space-y-3 pl-9">
        <Unfilled listingId={id} items={unfilled} />
        {(rows || !chosen || error) && (
          <div className="max-w-md">
            <TextField
              name={`category.${id}`}
              label={t('templateCategory')}
              errors={error}
              optional
              inputMode="numeric"
              defaultValue={category}
            />
          </div>
        )}
        {rows && (
          <details>
            <summary className="min-h-12 cursor-pointer py-3 text-indigo-2 underline underline-offset-4">
              {t('previewCells')}
            </summary>
            {rows.map(({ row, file, cells }) => (
              <div key={`${file} ${row}`} className="mb-3 border-l-4 border-line pl-3">
                <p className="font-bold">
                  {files > 1
                    ? t('previewRowOfFile', { file, row: String(row) })
                    : t('previewRow', { row: String(row) })}
                </p>
                <dl className="grid gap-x-4 text-sm sm:grid-cols-[14rem_minmax(0,1fr)]">
                  {cells.map(({ column, value }) => (
                    <div key={column} className="contents">
                      <dt className="text-ink-soft">{column}</dt>
                      <dd className="mb-2 line-clamp-3 break-words whitespace-pre-line sm:mb-0">{value}</dd>
                    </div>
                  ))}
                </dl>
              </div>
            ))}
          </details>
        )}
      </div>
    </li>
  );
}

function FillState({ listing: { chosen, rows, unfilled } }: { listing: Listing }) {
  const t = useT(channelMessages);
  if (!chosen) return <Pill>{t('previewNotChosen')}</Pill>;
  if (!rows) return <Pill tone="red">{t('previewOut')}</Pill>;
  if (unfilled.length === 0) return <Pill tone="green">{t('previewComplete')}</Pill>;
  return <Pill tone="turmeric">{t('previewUnfilled', { count: unfilled.length })}</Pill>;
}

function Unfilled({ listingId, items }: { listingId: string; items: Listing['unfilled'] }) {
  const t = useT(channelMessages);
  const language = useLanguage();
  if (items.length === 0) return null;
  return (
    <ul className="space-y-2">
      {items.map(({ column, message, params, variantCode, variantName, fieldPath }) => {
        const path = fieldPath === null ? null : editPath(listingId, fieldPath);
        return (
          <li key={`${column} ${message} ${variantCode}`}>
            {column && <strong>{column}. </strong>}
            {variantName && `${variantName}. `}
            {channelText(language, message, params)}{' '}
            {path && (
              <Link to={path} className="font-bold whitespace-nowrap">
                {t('mend')}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}

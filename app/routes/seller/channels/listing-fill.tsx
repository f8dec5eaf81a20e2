import { Link } from '@remix-run/react';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Pill } from '#app/components/pill.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { channelMessages, channelText } from '#app/i18n/channels.ts';
import type { FieldError } from '#app/i18n/errors.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';
import { editPath } from '#app/routes/seller/channels/edit-path.ts';
import type { PlanView } from '#app/routes/seller/channels/template-form.server.ts';

type Listing = PlanView['listings'][number];

/** One product of the producer: whether it goes in, what stays empty and why, and every cell on demand. */
export function ListingFill({
  listing,
  view,
  error,
}: {
  listing: Listing;
  view: PlanView;
  /** What is wrong with the category that was typed. */
  error: FieldError | undefined;
}) {
  const t = useT(channelMessages);
  const { id, title, rows, unfilled, chosen, standing, asked, isCategoryElsewhere } = listing;
  // Of a file of one category the tick itself is the choice.
  const isTickEnough = asked !== null && view.categories.length === 1 && !error;
  return (
    <li className="space-y-2 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <Checkbox
          name="listing"
          value={id}
          defaultChecked={chosen}
          label={<strong>{title}</strong>}
          hint={standing && <Stands platform={view.channel.name} standing={standing} />}
        />
        <FillState listing={listing} />
      </div>
      <div className="space-y-3 pl-9">
        {asked && <input type="hidden" name="asked" value={id} />}
        {listing.seen && <input type="hidden" name={`seen.${id}`} value={listing.seen} />}
        {standing && <input type="hidden" name="standing" value={id} />}
        {asked && !chosen && <AskedCategory asked={asked} categories={view.categories} />}
        <Unfilled listingId={id} channelCode={view.channel.code} items={unfilled} />
        {!isTickEnough && (rows || !chosen || error || isCategoryElsewhere) && (
          <div className="max-w-md">
            <CategoryField view={view} listing={listing} error={error} />
          </div>
        )}
        {rows && (
          <details>
            <summary className="min-h-12 cursor-pointer py-3 text-indigo-2 underline underline-offset-4">
              {t('previewCells')}
            </summary>
            {rows.map(({ row, file, sheet, cells }) => (
              <div key={`${file} ${row}`} className="mb-3 border-l-4 border-line pl-3">
                <p className="font-bold">
                  <RowName view={view} file={file} sheet={sheet} row={String(row)} />
                </p>
                <dl className="grid gap-x-4 text-sm sm:grid-cols-[14rem_minmax(0,1fr)]">
                  {cells.map(({ column, value }) => (
                    <div key={`${column} ${value}`} className="contents">
                      <dt className="text-ink-soft">{column}</dt>
                      <dd className="mb-2 line-clamp-3 wrap-anywhere whitespace-pre-line sm:mb-0">{value}</dd>
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

/** Asks whether a product without a category belongs into the file, with what it likely is. */
function AskedCategory({
  asked: { likely, isInFile },
  categories,
}: {
  asked: NonNullable<Listing['asked']>;
  categories: PlanView['categories'];
}) {
  const w = useT(workbookMessages);
  const [only] = categories;
  const isOfOne = categories.length === 1 && only !== undefined;
  return (
    <p className="measure">
      {isOfOne ? w('askedOfFile', { category: only.path }) : w('askedWhichSheet')}{' '}
      {likely === ''
        ? w('askedNothingLikely')
        : w(isInFile ? 'askedLikelyHere' : 'askedLikelyElsewhere', { category: likely })}
    </p>
  );
}

/** Where the product is on the channel already. */
function Stands({ platform, standing }: { platform: string; standing: NonNullable<Listing['standing']> }) {
  const w = useT(workbookMessages);
  const p = useT(pushMessages);
  const { state, shop, isConnected, url } = standing;
  if (state !== null)
    return w(isConnected ? 'standingInShop' : 'standingInLostShop', {
      shop: shop ?? '',
      state: p(`item_${state}`),
    });
  if (url === null) return p('presentSomewhere', { channel: platform });
  return <span className="wrap-anywhere">{w('standingByLink', { url })}</span>;
}

/** Few enough to be chosen from; more are typed, with the file's own offered while typing. */
const mostInSelect = 40;

/** The categories in the file, to be chosen from; the platform's number where the file names none. */
function CategoryField({
  view: { channel, categories, isCategoryNeeded },
  listing: { id, category, categoryName, pushedAs, sameInFile, isCategoryElsewhere },
  error,
}: {
  view: PlanView;
  listing: Listing;
  error: FieldError | undefined;
}) {
  const w = useT(workbookMessages);
  const field = {
    name: `category.${id}`,
    label: w('category', { platform: channel.name }),
    errors: error,
    optional: !isCategoryNeeded,
    ...(pushedAs ? { hint: w('categoryOfFile', { category: pushedAs }) } : {}),
  };
  if (categories.length === 0 || categories.length > mostInSelect) {
    return <TextField {...field} list="categories" defaultValue={category} />;
  }
  // The chosen one stands for the file's own entry of the same name, which has another number.
  const options = categories
    .filter((one) => one.id === category || one.id !== sameInFile)
    .map((one) => ({ value: one.id, label: one.path }));
  const isOther = category !== '' && !options.some(({ value }) => value === category);
  const other = {
    value: category,
    label: isCategoryElsewhere ? w('categoryElsewhere', { category: categoryName }) : categoryName,
  };
  return (
    <SelectField
      {...field}
      placeholder={w('categoryNone')}
      options={isOther ? [other, ...options] : options}
      defaultValue={category}
    />
  );
}

/** Where a row stands: its file and sheet only when there are several. */
function RowName({ view, file, sheet, row }: { view: PlanView; file: number; sheet: string; row: string }) {
  const t = useT(channelMessages);
  const w = useT(workbookMessages);
  if (view.hasSheets)
    return view.files > 1 ? w('sheetRowOfFile', { file, sheet, row }) : w('sheetRow', { sheet, row });
  return view.files > 1 ? t('previewRowOfFile', { file, row }) : t('previewRow', { row });
}

function FillState({
  listing: { chosen, rows, unfilled, standing, isUnchanged, isUnsure, asked },
}: {
  listing: Listing;
}) {
  const t = useT(channelMessages);
  const w = useT(workbookMessages);
  if (!chosen && isUnchanged) return <Pill>{w(isUnsure ? 'unsure' : 'unchanged')}</Pill>;
  if (!chosen && asked && !standing) return <Pill tone="turmeric">{w('askedMark')}</Pill>;
  if (!chosen) return <Pill>{t('previewNotChosen')}</Pill>;
  if (!rows) return <Pill tone="red">{t('previewOut')}</Pill>;
  const empty = unfilled.filter(({ isNote }) => !isNote).length;
  if (empty === 0) return <Pill tone="green">{t('previewComplete')}</Pill>;
  return <Pill tone="turmeric">{t('previewUnfilled', { count: empty })}</Pill>;
}

function Unfilled({
  listingId,
  channelCode,
  items,
}: {
  listingId: string;
  channelCode: string;
  items: Listing['unfilled'];
}) {
  const t = useT(channelMessages);
  const language = useLanguage();
  if (items.length === 0) return null;
  return (
    <ul className="space-y-2">
      {items.map(({ column, message, params, variantCode, variantName, fieldPath }) => {
        const path = fieldPath === null ? null : editPath({ listingId, fieldPath, channelCode });
        return (
          <li key={`${column} ${JSON.stringify(message)} ${variantCode}`}>
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

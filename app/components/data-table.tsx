import { Link } from '@remix-run/react';
import { Fragment, type ReactNode } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { useT } from '#app/i18n/messages.ts';

export type Column<Row> = {
  key: string;
  header: string;
  /** The heading is read to those who do not see that the column's buttons say it themselves. */
  hideHeader?: boolean;
  cell: (row: Row) => ReactNode;
  /** Of no use on paper. */
  noPrint?: boolean;
  /** Numbers stand to the right. */
  numeric?: boolean;
  /** The cell that names the row; the card's title on a phone. */
  heading?: boolean;
  /** Where pressing the heading leads, without sorting. */
  href?: string;
  /** Where pressing the heading leads, and how the list is sorted by it now. */
  sortHref?: string;
  sorted?: 'ascending' | 'descending';
};

export type DataTableProps<Row> = {
  /** Says what the table lists; `hideCaption` keeps it for screen readers only. */
  caption: ReactNode;
  hideCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Instead of the table when there are no rows. */
  empty: ReactNode;
  /** Less room beside each column, for a matrix of many. */
  isDense?: boolean;
  /** Heads rows of one group, which stand together, with its name. */
  groupOf?: (row: Row) => string;
  /** The column that names the rows stays in sight while the others are moved past it. */
  keepsHeading?: boolean;
  /** A last row of totals, by column key. */
  footer?: Readonly<Record<string, ReactNode>>;
};

/** A table with more columns is printed on paper laid sideways (print.css). */
const MOST_COLUMNS_UPRIGHT = 6;

function isEmptyCell(content: ReactNode): boolean {
  return content === null || content === undefined || content === '' || content === false;
}

/** Rows and columns that print, sort by links, and become cards on a phone. */
export function DataTable<Row>({
  caption,
  hideCaption,
  columns,
  rows,
  rowKey,
  empty,
  isDense = false,
  groupOf,
  keepsHeading = false,
  footer,
}: DataTableProps<Row>) {
  const t = useT(componentMessages);
  if (rows.length === 0) return <>{empty}</>;
  const kept = keepsHeading ? 'md:sticky md:left-0 md:z-10 md:bg-white' : '';
  const room = isDense ? 'px-1.5 py-2 first:pl-0' : 'px-2.5 py-2';
  return (
    <div className="relative overflow-x-auto print:overflow-visible">
      <table
        data-wide={columns.length > MOST_COLUMNS_UPRIGHT ? '' : undefined}
        className="cards-on-phone w-full border-collapse text-left text-sm"
      >
        <caption className={hideCaption ? 'sr-only' : 'pb-2 text-left text-ink-soft max-md:block'}>
          {caption}
        </caption>
        <thead>
          <tr className="border-b-2 border-indigo">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={column.sorted ?? (column.sortHref ? 'none' : undefined)}
                className={`${room} align-bottom font-bold text-indigo ${column.numeric ? 'text-right' : ''} ${column.noPrint ? 'no-print' : ''} ${column.heading ? kept : ''}`}
              >
                {column.sortHref || column.href ? (
                  <Link
                    to={column.sortHref ?? column.href ?? ''}
                    className="inline-flex items-center gap-1 text-indigo no-underline hover:underline"
                  >
                    {column.header}
                    {column.sorted && (
                      <>
                        <Icon name={column.sorted === 'ascending' ? 'up' : 'down'} className="size-3.5" />
                        <span className="sr-only">
                          ({t(column.sorted === 'ascending' ? 'sortAscending' : 'sortDescending')})
                        </span>
                      </>
                    )}
                  </Link>
                ) : (
                  <span className={column.hideHeader ? 'sr-only' : undefined}>{column.header}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row, at) => (
            <Fragment key={rowKey(row)}>
              {groupOf && (at === 0 || groupOf(rows[at - 1] as Row) !== groupOf(row)) && (
                <tr className="bg-indigo-tint">
                  <th
                    scope="rowgroup"
                    colSpan={columns.length}
                    className="px-2.5 py-2 text-lg text-indigo max-md:block"
                  >
                    {groupOf(row)}
                  </th>
                </tr>
              )}
              <tr className="align-top">
                {columns.map((column) => {
                  const content = column.cell(row);
                  const look = `${room} ${column.numeric ? 'text-right tabular-nums' : ''} ${column.noPrint ? 'no-print' : ''}`;
                  return column.heading ? (
                    <th
                      key={column.key}
                      scope="row"
                      className={`${look} ${kept} font-bold [&>a]:max-md:inline-block [&>a]:max-md:py-2`}
                    >
                      {content}
                    </th>
                  ) : (
                    <td
                      key={column.key}
                      data-label={column.hideHeader ? undefined : column.header}
                      data-empty={isEmptyCell(content) ? '' : undefined}
                      className={look}
                    >
                      <div>{content}</div>
                    </td>
                  );
                })}
              </tr>
            </Fragment>
          ))}
        </tbody>
        {footer && (
          <tfoot className="border-t-2 border-indigo font-bold">
            <tr>
              {columns.map((column) => (
                <td
                  key={column.key}
                  data-label={column.heading ? undefined : column.header}
                  data-empty={isEmptyCell(footer[column.key]) ? '' : undefined}
                  className={`${room} ${column.numeric ? 'text-right tabular-nums' : ''}`}
                >
                  <div>{footer[column.key]}</div>
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

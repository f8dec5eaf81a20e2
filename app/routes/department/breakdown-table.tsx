import { Link } from '@remix-run/react';
import { Panel } from '#app/components/panel.tsx';
import type { BreakdownLine } from '#app/domain/reports/count-figure.ts';
import type { EntryFilter } from '#app/domain/reports/entry-filter.ts';
import { entrySearch, type ListScope } from '#app/domain/reports/entry-search.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { formatNumber } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { BAR_COLOURS } from '#app/routes/department/bar-key.tsx';
import { type KeyKind, keyName } from '#app/routes/department/key-name.ts';

export type BreakdownTableProps = {
  title: string;
  note?: string;
  kind: KeyKind;
  lines: readonly BreakdownLine[];
  scope: ListScope;
  /** Many lines stand in several tables, beside each other where there is room. */
  isLong?: boolean;
};

/** Tables of a long breakdown: they fill two columns of a page as well as three of a wide screen. */
const PARTS = 6;

/** A breakdown as numbers and bars; every number leads to its list. */
export function BreakdownTable({ title, note, lines, isLong = false, ...rest }: BreakdownTableProps) {
  const most = Math.max(1, ...lines.map(({ entries }) => entries));
  const count = isLong ? PARTS : 1;
  const length = Math.ceil(lines.length / count);
  const parts = Array.from({ length: count }, (_, at) => lines.slice(at * length, (at + 1) * length));
  return (
    <Panel title={title}>
      {note && <p className="mb-2 text-sm text-ink-soft">{note}</p>}
      <div
        className={
          isLong
            ? 'gap-x-8 md:columns-2 xl:columns-3 print:columns-2 [&>*]:mb-4 [&>*]:break-inside-avoid'
            : undefined
        }
      >
        {parts
          .filter((part) => part.length > 0)
          .map((part) => (
            <LineTable key={part[0]?.key} caption={title} lines={part} most={most} {...rest} />
          ))}
      </div>
    </Panel>
  );
}

type LineTableProps = Pick<BreakdownTableProps, 'kind' | 'lines' | 'scope'> & {
  caption: string;
  most: number;
};

function LineTable({ caption, kind, lines, scope, most }: LineTableProps) {
  const t = useT(departmentMessages);
  const language = useLanguage();
  const listOf = (key: string, filter: EntryFilter) =>
    `/department/entries${entrySearch({ ...scope, [kind]: key, ...filter })}`;
  return (
    <table className="w-full table-fixed border-collapse self-start text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-b-2 border-indigo text-left align-bottom text-indigo">
          <th scope="col" className="py-1.5 pr-2">
            {t('name')}
          </th>
          <NumberHeading>{t('shortAll')}</NumberHeading>
          <NumberHeading>{t('shortEver')}</NumberHeading>
          <NumberHeading>{t('shortLive')}</NumberHeading>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {lines.map((line) => (
          <tr key={line.key} className="align-top">
            <th scope="row" className="py-1.5 pr-2 text-left font-normal">
              {keyName({ t, language }, kind, line.key, line.name)}
              <Bar line={line} most={most} />
            </th>
            <NumberCell value={line.entries} to={listOf(line.key, {})} />
            <NumberCell value={line.everListed} to={listOf(line.key, { listed: 'yes' })} />
            <NumberCell value={line.liveVerified} to={listOf(line.key, { live: 'yes' })} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NumberHeading({ children }: { children: string }) {
  return (
    <th scope="col" className="w-14 py-1.5 pl-1 text-right text-xs leading-tight font-bold sm:w-20">
      {children}
    </th>
  );
}

function NumberCell({ value, to }: { value: number; to: string }) {
  const language = useLanguage();
  return (
    <td className="py-1 pl-2 text-right tabular-nums">
      <Link to={to} className="inline-block min-h-7 min-w-7 py-0.5 underline decoration-line-strong">
        {formatNumber(language, value)}
      </Link>
    </td>
  );
}

/** All, ever listed and live, one over the other, as `BreakdownKey` says; the numbers stand beside it. */
function Bar({ line, most }: { line: BreakdownLine; most: number }) {
  const width = (value: number) => (100 * value) / most;
  return (
    <svg aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none" className="mt-1 block h-2 w-full">
      <rect width={width(line.entries)} height="4" fill={BAR_COLOURS.all} />
      <rect width={width(line.everListed)} height="4" fill={BAR_COLOURS.ever} />
      <rect width={width(line.liveVerified)} height="4" fill={BAR_COLOURS.live} />
    </svg>
  );
}

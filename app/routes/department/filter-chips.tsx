import { Link } from '@remix-run/react';
import { Icon } from '#app/components/icon.tsx';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';

export type FilterChip = {
  /** The parameter that it stands for. */
  field: string;
  /** What the list is narrowed to, in words. */
  name: string;
  /** The same list without it. */
  to: string;
};

/** What a list is narrowed by, each a link to the list without it; on paper the words alone. */
export function FilterChips({ chips }: { chips: readonly FilterChip[] }) {
  const t = useT(departmentMessages);
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t('activeFilters')} className="flex flex-wrap gap-2">
      {chips.map(({ field, name, to }) => (
        <li key={field} className="max-w-full">
          <Link
            to={to}
            className="inline-flex min-h-11 max-w-full items-center gap-2 rounded-full bg-indigo-tint py-1 pr-3 pl-4 text-sm font-bold text-indigo no-underline hover:bg-indigo hover:text-white"
          >
            <span className="sr-only print:hidden">{t('filterRemove', { name })}</span>
            <span aria-hidden="true" className="truncate">
              {name}
            </span>
            <Icon name="close" className="no-print size-4" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

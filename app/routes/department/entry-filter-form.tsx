import { Form, Link } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import type { EntryFilter } from '#app/domain/reports/entry-filter.ts';
import { entrySearch } from '#app/domain/reports/entry-search.ts';
import type { EntryList } from '#app/domain/reports/list-entries.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';
import { useEntryFilterFields } from '#app/routes/department/entry-filter-fields.ts';
import { type FilterChip, FilterChips } from '#app/routes/department/filter-chips.tsx';
import { filterBox, TargetSelect, type TargetSelectProps } from '#app/routes/department/target-select.tsx';

type EntryFilterFormProps = {
  filter: EntryFilter;
  targets: TargetSelectProps['targets'];
  scope: { target: string; asOf: string };
  choices: EntryList['choices'];
  /** Whose products, where the list is of one producer. */
  producerName: string | undefined;
};

/**
 * Everything that a list can be narrowed by, as a plain form. The many choices stay folded away, so that the list comes
 * first; what narrows it now stands under the form, each to be taken away by itself.
 */
export function EntryFilterForm({ filter, targets, scope, choices, producerName }: EntryFilterFormProps) {
  const t = useT(departmentMessages);
  const fields = useEntryFilterFields(choices);
  const without = (name: keyof EntryFilter) =>
    `/department/entries${entrySearch({ ...scope, ...filter, [name]: undefined, page: undefined })}`;
  const chips: FilterChip[] = fields.flatMap(({ name, label, choices: list }) => {
    const value = filter[name];
    if (value === undefined) return [];
    const choice = list.find(({ key }) => key === String(value));
    return [{ field: name, name: `${label}: ${choice?.name ?? value}`, to: without(name) }];
  });
  const narrowed = chips.length;
  if (filter.producer !== undefined) {
    const name = `${t('filter_producer')}: ${producerName ?? filter.producer}`;
    chips.push({ field: 'producer', name, to: without('producer') });
  }
  return (
    <>
      <Form method="get" className="no-print rounded-md border border-line bg-white p-4">
        <input type="hidden" name="asOf" value={scope.asOf} />
        {filter.sort && <input type="hidden" name="sort" value={filter.sort} />}
        {filter.order && <input type="hidden" name="order" value={filter.order} />}
        {filter.producer && <input type="hidden" name="producer" value={filter.producer} />}
        <div className="flex flex-wrap items-end gap-3">
          <TargetSelect targets={targets} {...scope} />
          <label className="flex min-w-0 grow flex-col gap-1 sm:max-w-md">
            <span className="text-sm font-bold">{t('search')}</span>
            <input type="search" name="q" defaultValue={filter.q} className={filterBox} />
          </label>
          <button type="submit" className={buttonClass('primary')}>
            <Icon name="search" />
            {t('applyFilters')}
          </button>
          {(chips.length > 0 || filter.q) && (
            <Link to={`/department/entries${entrySearch(scope)}`} className={buttonClass('quiet')}>
              {t('clearFilters')}
            </Link>
          )}
        </div>
        <details className="mt-3">
          <summary className="min-h-10 py-2 font-bold text-indigo">
            {t('filters')}
            {narrowed > 0 && ` (${narrowed})`}
          </summary>
          <div className="mt-2 grid gap-3 sm:grid-cols-3 lg:grid-cols-5">
            {fields.map(({ name, label, choices: list }) => (
              <label key={name} className="flex flex-col gap-1">
                <span className="text-sm">{label}</span>
                <select
                  name={name}
                  defaultValue={String(filter[name] ?? '')}
                  key={String(filter[name] ?? '')}
                  className={filterBox}
                >
                  <option value="">{t('anyValue')}</option>
                  {list.map((choice) => (
                    <option key={choice.key} value={choice.key}>
                      {choice.name}
                      {choice.entries === undefined ? '' : ` (${choice.entries})`}
                    </option>
                  ))}
                </select>
              </label>
            ))}
          </div>
        </details>
      </Form>
      <FilterChips chips={chips} />
    </>
  );
}

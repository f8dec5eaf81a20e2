import { Form } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import type { ProducerFilter } from '#app/domain/reports/list-register-producers.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { FilterChips } from '#app/routes/department/filter-chips.tsx';
import { keyName } from '#app/routes/department/key-name.ts';
import { filterBox, TargetSelect, type TargetSelectProps } from '#app/routes/department/target-select.tsx';

const FIELDS = ['type', 'women', 'minority'] as const;
const TYPES = ['cooperative', 'cooperative_group', 'household', 'enterprise', 'unknown'] as const;

type ProducerFilterFormProps = TargetSelectProps & {
  filter: ProducerFilter;
  /** The same list without one parameter. */
  hrefWithout: (name: string) => string;
};

/** What the list of producers can be narrowed by, folded away, and what it is narrowed by now. */
export function ProducerFilterForm({ filter, hrefWithout, ...scope }: ProducerFilterFormProps) {
  const t = useT(departmentMessages);
  const language = useLanguage();
  const chips = FIELDS.flatMap((name) => {
    const value = filter[name];
    if (value === undefined) return [];
    const words = `${t(`filter_${name}`)}: ${keyName({ t, language }, name, value, value)}`;
    return [{ field: name, name: words, to: hrefWithout(name) }];
  });
  return (
    <>
      <Form
        method="get"
        className="no-print flex flex-wrap items-end gap-3 rounded-md border border-line bg-white p-4"
      >
        <input type="hidden" name="asOf" value={scope.asOf} />
        <TargetSelect {...scope} />
        <label className="flex min-w-0 grow flex-col gap-1 sm:max-w-md">
          <span className="text-sm font-bold">{t('search')}</span>
          <input type="search" name="q" defaultValue={filter.q} className={filterBox} />
        </label>
        <button type="submit" className={buttonClass('primary')}>
          <Icon name="search" />
          {t('applyFilters')}
        </button>
        <details className="w-full">
          <summary className="min-h-10 py-2 font-bold text-indigo">
            {t('filters')}
            {chips.length > 0 && ` (${chips.length})`}
          </summary>
          <div className="mt-2 grid gap-3 sm:grid-cols-3">
            {FIELDS.map((name) => (
              <label key={name} className="flex flex-col gap-1">
                <span className="text-sm">{t(`filter_${name}`)}</span>
                <select
                  name={name}
                  defaultValue={filter[name] ?? ''}
                  key={filter[name] ?? ''}
                  className={filterBox}
                >
                  <option value="">{t('anyValue')}</option>
                  {(name === 'type' ? TYPES : (['yes', 'no', 'unknown'] as const)).map((key) => (
                    <option key={key} value={key}>
                      {keyName({ t, language }, name, key, key)}
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

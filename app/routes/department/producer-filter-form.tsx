import { Form } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import type { ProducerFilter } from '#app/domain/reports/list-register-producers.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';
import { keyName } from '#app/routes/department/key-name.ts';
import { filterBox, TargetSelect, type TargetSelectProps } from '#app/routes/department/target-select.tsx';

const TYPES = ['cooperative', 'cooperative_group', 'household', 'enterprise', 'unknown'] as const;

/** What the list of producers can be narrowed by. */
export function ProducerFilterForm({ filter, ...scope }: TargetSelectProps & { filter: ProducerFilter }) {
  const t = useT(departmentMessages);
  return (
    <Form
      method="get"
      className="no-print flex flex-wrap items-end gap-3 rounded-md border border-line bg-white p-4"
    >
      <input type="hidden" name="asOf" value={scope.asOf} />
      <TargetSelect {...scope} />
      <label className="flex grow flex-col gap-1 sm:max-w-md">
        <span className="text-sm font-bold">{t('search')}</span>
        <input type="search" name="q" defaultValue={filter.q} className={filterBox} />
      </label>
      {(['type', 'women', 'minority'] as const).map((name) => (
        <label key={name} className="flex flex-col gap-1">
          <span className="text-sm">{t(`filter_${name}`)}</span>
          <select name={name} defaultValue={filter[name] ?? ''} className={filterBox}>
            <option value="">{t('anyValue')}</option>
            {(name === 'type' ? TYPES : (['yes', 'no', 'unknown'] as const)).map((key) => (
              <option key={key} value={key}>
                {keyName(t, name, key, key)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="submit" className={buttonClass('primary')}>
        {t('applyFilters')}
      </button>
    </Form>
  );
}

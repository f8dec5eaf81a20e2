import { Form, Link } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import type { EntryFilter } from '#app/domain/reports/entry-filter.ts';
import { entrySearch } from '#app/domain/reports/entry-search.ts';
import type { EntryList } from '#app/domain/reports/list-entries.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';
import { keyName } from '#app/routes/department/key-name.ts';
import { filterBox, TargetSelect, type TargetSelectProps } from '#app/routes/department/target-select.tsx';

type EntryFilterFormProps = {
  filter: EntryFilter;
  targets: TargetSelectProps['targets'];
  scope: { target: string; asOf: string };
  choices: EntryList['choices'];
};

type Choice = { key: string; name: string; entries?: number };

/** Everything that a list can be narrowed by, as a plain form. Open where something is narrowed already. */
export function EntryFilterForm({ filter, targets, scope, choices }: EntryFilterFormProps) {
  const t = useT(departmentMessages);
  const yesNo: Choice[] = ['yes', 'no'].map((key) => ({ key, name: t(key === 'yes' ? 'yes' : 'no') }));
  const yesNoUnknown = [...yesNo, { key: 'unknown', name: t('unknown') }];
  const fixed = (kind: 'star' | 'method', keys: string[]): Choice[] =>
    keys.map((key) => ({ key, name: keyName(t, kind, key, key) }));
  const named = (kind: 'district' | 'commune' | 'group' | 'channel' | 'type'): Choice[] =>
    choices[kind].map((line) => ({ ...line, name: keyName(t, kind, line.key, line.name) }));
  const fields: Array<[keyof EntryFilter & `${string}`, Choice[]]> = [
    ['listed', yesNo],
    ['live', yesNo],
    ['valid', yesNo],
    ['channel', named('channel')],
    ['method', fixed('method', ['api', 'http', 'hand', 'claimed', 'none'])],
    ['district', named('district')],
    ['commune', named('commune')],
    ['group', named('group')],
    ['star', fixed('star', ['5', '4', '3', '2', '1', 'none'])],
    ['type', named('type')],
    ['women', yesNoUnknown],
    ['minority', yesNoUnknown],
    ['lapsing', [30, 90, 180].map((count) => ({ key: String(count), name: t('days', { count }) }))],
  ];
  const isNarrowed = fields.some(([name]) => filter[name] !== undefined) || filter.producer !== undefined;
  return (
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
        {(isNarrowed || filter.q) && (
          <Link to={`/department/entries${entrySearch(scope)}`} className={buttonClass('quiet')}>
            {t('clearFilters')}
          </Link>
        )}
      </div>
      <details open={isNarrowed} className="mt-3">
        <summary className="min-h-10 py-2 font-bold text-indigo">{t('filters')}</summary>
        <div className="mt-2 grid gap-3 sm:grid-cols-3 lg:grid-cols-5">
          {fields.map(([name, list]) => (
            <label key={name} className="flex flex-col gap-1">
              <span className="text-sm">{t(`filter_${name as 'listed'}`)}</span>
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
  );
}

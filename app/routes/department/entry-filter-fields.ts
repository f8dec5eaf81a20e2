import type { EntryFilter } from '#app/domain/reports/entry-filter.ts';
import type { EntryList } from '#app/domain/reports/list-entries.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { keyName } from '#app/routes/department/key-name.ts';

export type FilterField = { name: keyof EntryFilter & string; label: string; choices: FilterChoice[] };
type FilterChoice = { key: string; name: string; entries?: number };

/** Everything that a list of entries can be narrowed by, with what each can be, in the page's language. */
export function useEntryFilterFields(choices: EntryList['choices']): FilterField[] {
  const t = useT(departmentMessages);
  const language = useLanguage();
  const yesNo: FilterChoice[] = ['yes', 'no'].map((key) => ({ key, name: t(key === 'yes' ? 'yes' : 'no') }));
  const yesNoUnknown = [...yesNo, { key: 'unknown', name: t('unknown') }];
  const fixed = (kind: 'star' | 'method', keys: string[]): FilterChoice[] =>
    keys.map((key) => ({ key, name: keyName({ t, language }, kind, key, key) }));
  const named = (kind: 'district' | 'commune' | 'group' | 'channel' | 'type'): FilterChoice[] =>
    choices[kind].map((line) => ({ ...line, name: keyName({ t, language }, kind, line.key, line.name) }));
  const days = [30, 90, 180].map((count) => ({ key: String(count), name: t('days', { count }) }));
  return [
    { name: 'listed', label: t('filter_listed'), choices: yesNo },
    { name: 'live', label: t('filter_live'), choices: yesNo },
    { name: 'valid', label: t('filter_valid'), choices: yesNo },
    { name: 'channel', label: t('filter_channel'), choices: named('channel') },
    {
      name: 'method',
      label: t('filter_method'),
      choices: fixed('method', ['api', 'http', 'hand', 'claimed', 'none']),
    },
    { name: 'district', label: t('filter_district'), choices: named('district') },
    { name: 'commune', label: t('filter_commune'), choices: named('commune') },
    { name: 'group', label: t('filter_group'), choices: named('group') },
    { name: 'star', label: t('filter_star'), choices: fixed('star', ['5', '4', '3', '2', '1', 'none']) },
    { name: 'type', label: t('filter_type'), choices: named('type') },
    { name: 'women', label: t('filter_women'), choices: yesNoUnknown },
    { name: 'minority', label: t('filter_minority'), choices: yesNoUnknown },
    { name: 'lapsing', label: t('filter_lapsing'), choices: days },
  ];
}

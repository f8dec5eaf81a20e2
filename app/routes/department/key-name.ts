import { departmentMessages } from '#app/i18n/department.ts';
import type { Language } from '#app/i18n/language.ts';
import type { Translate } from '#app/i18n/messages.ts';
import { placeName } from '#app/i18n/place-name.ts';

type DepartmentText = (typeof departmentMessages)['vi'];
export type DepartmentT = Translate<DepartmentText>;

/** What a breakdown is of, as its lists' parameter is called. */
export type KeyKind =
  | 'method'
  | 'district'
  | 'commune'
  | 'star'
  | 'group'
  | 'channel'
  | 'type'
  | 'women'
  | 'minority';

/** A key in the page's language; names of marketplaces are what they are. */
export function keyName(
  { t, language }: { t: DepartmentT; language: Language },
  kind: KeyKind,
  key: string,
  name: string,
): string {
  switch (kind) {
    case 'star':
      return key === 'none' ? t('noStar') : t('stars', { count: Number(key) });
    case 'method':
    case 'type':
      return codeName(t, `${kind}_${key}`) ?? name;
    case 'women':
    case 'minority':
      return key === 'yes' || key === 'no' ? t(key) : t('unknown');
    case 'group':
      return codeName(t, `group_${key}`) ?? t('unknown');
    case 'channel':
      return codeName(t, `channel_${key}`) ?? name;
    default:
      return key === 'unknown' ? t('unknown') : placeName(language, name);
  }
}

/** The name of a code that may come from anywhere; null for one that has none. */
export function codeName(t: DepartmentT, key: string): string | null {
  return isText(key) ? t(key) : null;
}

type PlainKey = Extract<
  keyof DepartmentText,
  | `method_${string}`
  | `type_${string}`
  | `group_${string}`
  | `channel_${string}`
  | `state_${string}`
  | `page_${string}`
  | `done_${string}`
>;

function isText(key: string): key is PlainKey {
  return Object.hasOwn(departmentMessages.vi, key);
}

import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { SubmitButton } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import type { Facet, Facets } from '#app/domain/catalog/list-facets.server.ts';
import { type ProductFilter, type SortOrder, sortOrders } from '#app/domain/catalog/product-filter.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { shopListsMessages } from '#app/i18n/shop-lists.ts';
import { facetName } from '#app/routes/shop/facet-name.ts';

const sortKeys = {
  newest: 'sortNewest',
  price: 'sortPrice',
  'price-down': 'sortPriceDown',
  name: 'sortName',
} as const satisfies Record<SortOrder, string>;

const controlLook =
  'block min-h-12 w-full rounded-md border-2 border-line-strong bg-white px-3 py-2 text-base text-ink';

type ChoiceProps = {
  name: string;
  label: string;
  value?: string | number;
  any?: string;
  children: ReactNode;
};

/** A list without the form fields' errors and hints: a filter cannot be filled in wrongly. */
function Choice({ name, label, value, any, children }: ChoiceProps) {
  return (
    <label className="block">
      <span className="mb-1.5 block font-bold">{label}</span>
      <select name={name} defaultValue={value} className={controlLook}>
        {any !== undefined && <option value="">{any}</option>}
        {children}
      </select>
    </label>
  );
}

/**
 * The filters as a plain GET form: the answer is an address that can be kept and sent on. On a phone it is behind a
 * switch that needs no script; on a wide screen it stands beside the list.
 */
export function FilterForm({ facets, filter }: { facets: Facets; filter: ProductFilter }) {
  const t = useT(shopListsMessages);
  const common = useT(shopMessages);
  const language = useLanguage();
  const option = (facet: Facet) => (
    <option key={facet.value} value={facet.value}>
      {facetName(language, facet)}
    </option>
  );
  return (
    <div>
      <input type="checkbox" id="filters" className="peer sr-only lg:hidden" />
      <label
        htmlFor="filters"
        className="flex min-h-12 cursor-pointer items-center justify-center gap-2 rounded-md border-2 border-indigo bg-white font-bold text-indigo peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-indigo-2 lg:hidden"
      >
        <Icon name="filter" />
        {t('filterShow')}
      </label>
      <Form
        key={JSON.stringify(filter)}
        action={localPath(language, '/products')}
        className="mt-3 hidden space-y-4 rounded-lg bg-paper-2 p-4 peer-checked:block lg:mt-0 lg:block"
      >
        <Choice name="sort" label={t('sort')} value={filter.sort}>
          {sortOrders.map((value) => (
            <option key={value} value={value}>
              {t(sortKeys[value])}
            </option>
          ))}
        </Choice>
        <Choice name="group" label={t('filterGroup')} value={filter.group} any={t('filterAny')}>
          {facets.groups.map(option)}
        </Choice>
        <Choice name="set" label={t('filterSet')} value={filter.set} any={t('filterAny')}>
          {facets.groups.map((group) => (
            <optgroup key={group.value} label={facetName(language, group)}>
              {facets.sets.filter((set) => set.group === group.value).map(option)}
            </optgroup>
          ))}
        </Choice>
        <Choice name="star" label={t('filterStar')} value={filter.star} any={t('filterAny')}>
          {facets.stars.map(({ value }) => (
            <option key={value} value={value}>
              {common('filterStars', { stars: value })}
            </option>
          ))}
        </Choice>
        <Choice name="place" label={t('filterPlace')} value={filter.place} any={t('filterAny')}>
          {facets.places.map((facet) => (
            <option key={facet.value} value={facet.value}>
              {facet.nameVi}
            </option>
          ))}
        </Choice>
        <Choice name="district" label={t('filterDistrict')} value={filter.district} any={t('filterAny')}>
          {facets.districts.map((facet) => (
            <option key={facet.value} value={facet.value}>
              {facet.nameVi}
            </option>
          ))}
        </Choice>
        <fieldset>
          <legend className="mb-1.5 font-bold">{t('filterPrice')}</legend>
          <div className="grid grid-cols-2 gap-3">
            {(['min', 'max'] as const).map((name) => (
              <label key={name}>
                <span className="text-sm">{t(name === 'min' ? 'filterPriceFrom' : 'filterPriceTo')}</span>
                <input
                  name={name}
                  inputMode="numeric"
                  pattern="[0-9]*"
                  defaultValue={filter[name]}
                  className={controlLook}
                />
              </label>
            ))}
          </div>
        </fieldset>
        {facets.channels.length > 0 && (
          <Choice name="channel" label={t('filterChannel')} value={filter.channel} any={t('filterAny')}>
            {facets.channels.map((facet) => (
              <option key={facet.value} value={facet.value}>
                {facet.nameVi}
              </option>
            ))}
          </Choice>
        )}
        <label className="flex min-h-12 cursor-pointer items-center gap-3">
          <input
            type="checkbox"
            name="season"
            value="now"
            defaultChecked={filter.season === 'now'}
            className="size-6 shrink-0 accent-indigo"
          />
          {t('filterSeason')}
        </label>
        <SubmitButton className="w-full">{t('filterApply')}</SubmitButton>
      </Form>
    </div>
  );
}

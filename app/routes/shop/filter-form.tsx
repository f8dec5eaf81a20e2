import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Icon } from '#app/components/icon.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { Facet, Facets } from '#app/domain/catalog/list-facets.server.ts';
import { type ProductFilter, type SortOrder, sortOrders } from '#app/domain/catalog/product-filter.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { facetName } from '#app/routes/shop/facet-name.ts';

const sortKeys = {
  newest: 'sortNewest',
  price: 'sortPrice',
  'price-down': 'sortPriceDown',
  name: 'sortName',
} as const satisfies Record<SortOrder, string>;

/**
 * The filters as a plain GET form: the answer is an address that can be kept and sent on. On a phone it is behind a
 * switch that needs no script; on a wide screen it stands beside the list.
 */
export function FilterForm({ facets, filter }: { facets: Facets; filter: ProductFilter }) {
  const t = useT(shopMessages);
  const language = useLanguage();
  const option = (facet: Facet) => ({ value: facet.value, label: facetName(language, facet) });
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
        <SelectField
          name="sort"
          label={t('sort')}
          defaultValue={filter.sort}
          options={sortOrders.map((value) => ({ value, label: t(sortKeys[value]) }))}
        />
        <SelectField
          name="group"
          label={t('filterGroup')}
          placeholder={t('filterAny')}
          defaultValue={filter.group}
          options={facets.groups.map(option)}
        />
        <SelectField
          name="set"
          label={t('filterSet')}
          placeholder={t('filterAny')}
          defaultValue={filter.set}
          options={facets.groups.map((group) => ({
            group: facetName(language, group),
            options: facets.sets.filter((set) => set.group === group.value).map(option),
          }))}
        />
        <SelectField
          name="star"
          label={t('filterStar')}
          placeholder={t('filterAny')}
          defaultValue={filter.star}
          options={facets.stars.map(({ value }) => ({
            value: String(value),
            label: t('filterStars', { stars: value }),
          }))}
        />
        <SelectField
          name="place"
          label={t('filterPlace')}
          placeholder={t('filterAny')}
          defaultValue={filter.place}
          options={facets.places.map(option)}
        />
        <SelectField
          name="district"
          label={t('filterDistrict')}
          placeholder={t('filterAny')}
          defaultValue={filter.district}
          options={facets.districts.map((facet) => ({ value: facet.value, label: facet.nameVi }))}
        />
        <fieldset>
          <legend className="mb-1.5 font-bold">{t('filterPrice')}</legend>
          <div className="grid grid-cols-2 gap-3">
            {(['min', 'max'] as const).map((name) => (
              <TextField
                key={name}
                name={name}
                inputMode="numeric"
                pattern="[0-9]*"
                label={
                  <span className="text-sm">{t(name === 'min' ? 'filterPriceFrom' : 'filterPriceTo')}</span>
                }
                defaultValue={filter[name]}
              />
            ))}
          </div>
        </fieldset>
        {facets.channels.length > 0 && (
          <SelectField
            name="channel"
            label={t('filterChannel')}
            placeholder={t('filterAny')}
            defaultValue={filter.channel}
            options={facets.channels.map((facet) => ({ value: facet.value, label: facet.nameVi }))}
          />
        )}
        <Checkbox
          name="season"
          value="now"
          label={t('filterSeason')}
          defaultChecked={filter.season === 'now'}
        />
        <SubmitButton className="w-full">{t('filterApply')}</SubmitButton>
      </Form>
    </div>
  );
}

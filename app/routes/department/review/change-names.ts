import type { ChangeField, ContentChange } from '#app/domain/catalog/diff-content.ts';
import type { Review } from '#app/domain/catalog/read-review.server.ts';
import { type CatalogMessage, catalogMessages } from '#app/i18n/catalog.ts';
import { seasonText } from '#app/i18n/catalog-words.ts';
import { formatNumber, formatVnd, formatWeight } from '#app/i18n/format.ts';
import { labelFieldName } from '#app/i18n/label.ts';
import { fillText, useLanguage, useT } from '#app/i18n/messages.ts';
import { placeName } from '#app/i18n/place-name.ts';

const names: Readonly<Record<Exclude<ChangeField, 'label'>, CatalogMessage>> = {
  entryId: 'fieldEntry',
  setCode: 'setCode',
  isAlcohol: 'isAlcohol',
  titleVi: 'titleVi',
  titleEn: 'titleEn',
  summaryVi: 'summaryVi',
  summaryEn: 'summaryEn',
  descriptionVi: 'descriptionVi',
  descriptionEn: 'descriptionEn',
  brand: 'brand',
  storyVi: 'storyVi',
  storyEn: 'storyEn',
  communeCode: 'origin',
  originText: 'originText',
  seasonMonths: 'season',
  'photos.added': 'photoAdded',
  'photos.removed': 'photoRemoved',
  'photos.order': 'photoOrder',
  'photos.altVi': 'photoAltVi',
  'photos.altEn': 'photoAltEn',
  'variants.added': 'sizeAdded',
  'variants.removed': 'sizeRemoved',
  'variants.order': 'sizeOrder',
  'variants.nameVi': 'sizeName',
  'variants.nameEn': 'sizeNameEn',
  'variants.price': 'price',
  'variants.sku': 'sku',
  'variants.gtin': 'gtin',
  'variants.weightGrams': 'weight',
  'variants.lengthCm': 'length',
  'variants.widthCm': 'width',
  'variants.heightCm': 'height',
};

function joined(parts: readonly string[]): string {
  return parts.filter(Boolean).join(' · ');
}

/** How a reviewer reads the names and values of changes. */
export function useChangeName(review: Review) {
  const t = useT(catalogMessages);
  const language = useLanguage();
  const plain = (key: CatalogMessage) => fillText(catalogMessages[language][key], language);

  function nameOf({ field, subject }: Pick<ContentChange, 'field' | 'subject'>): string {
    if (field === 'label') return `${t('step_label')}: ${labelFieldName(language, subject ?? '')}`;
    const name = plain(names[field]);
    const variant = subject === null ? undefined : review.variantNames[subject];
    if (variant) return `${name} (${variant})`;
    const at = review.content.photos.findIndex(({ photoId }) => photoId === subject);
    return at < 0 ? name : `${name} ${at + 1}`;
  }

  /** 'label.ingredients', 'variants.0.nameVi', 'photos.2.altVi', 'titleVi'. */
  function nameOfPath(path: string): string {
    const [group = '', index = '', last = ''] = path.split('.');
    if (group === 'label') return nameOf({ field: 'label', subject: index });
    if (group === 'photos' || group === 'variants') {
      return `${plain(names[`${group}.${last}` as 'photos.altVi'])} ${Number(index) + 1}`;
    }
    return plain(names[group as 'titleVi']);
  }

  /** A value in words; null is nothing. */
  function wordsOf({ field, subject }: ContentChange, value: ContentChange['before']): string {
    if (field === 'variants.added') return sizeText(subject);
    if (value === null || value === '') return t('nothing');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (field === 'setCode') return review.setNames[value]?.[language] ?? String(value);
    if (field === 'communeCode') {
      return placeName(language, review.communeNames[value] ?? String(value));
    }
    if (field === 'entryId') return review.entry?.name ?? String(value);
    if (field === 'seasonMonths') return seasonText(t, language, Number(value));
    if (typeof value === 'string') return value;
    if (field === 'variants.price') return formatVnd(language, value);
    if (field === 'variants.removed') {
      return joined([formatVnd(language, value), stockText(subject)]);
    }
    return field === 'variants.weightGrams' ? formatWeight(language, value) : `${value} cm`;
  }

  function stockText(variantId: string | null): string {
    const stock = variantId === null ? undefined : review.stocks[variantId];
    return stock === undefined ? '' : `${t('stock')}: ${formatNumber(language, stock)}`;
  }

  /** A new size with everything that is known of it. */
  function sizeText(variantId: string | null): string {
    const size = review.content.variants.find((one) => one.variantId === variantId);
    if (!size) return t('nothing');
    const { price, weightGrams, lengthCm, widthCm, heightCm, sku, gtin } = size;
    const sides = [lengthCm, widthCm, heightCm];
    return joined([
      price === null ? '' : formatVnd(language, price),
      stockText(variantId),
      weightGrams === null ? '' : formatWeight(language, weightGrams),
      sides.every((side) => side === null) ? '' : `${sides.map((side) => side ?? '?').join(' × ')} cm`,
      `SKU ${sku}`,
      gtin && `GTIN ${gtin}`,
    ]);
  }

  return { nameOf, nameOfPath, wordsOf };
}

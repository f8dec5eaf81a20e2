/** What changed between two contents of a listing, field by field: for the reviewer's eyes and for the review rules. */
import type { ContentVariant, ListingContent } from '#app/domain/catalog/listing-content.ts';

type OwnField = Exclude<keyof ListingContent, 'photos' | 'variants' | 'label' | 'savedSteps'>;
type VariantField = Exclude<keyof ContentVariant, 'variantId'>;

export type ChangeField =
  | OwnField
  | 'label'
  | 'photos.added'
  | 'photos.removed'
  | 'photos.order'
  | 'photos.altVi'
  | 'photos.altEn'
  | 'variants.added'
  | 'variants.removed'
  | 'variants.order'
  | `variants.${VariantField}`;

export type ChangeValue = string | number | boolean | null;

export type ContentChange = {
  field: ChangeField;
  /** The photo's, variant's id or label field's name that it is about; null for the listing itself. */
  subject: string | null;
  before: ChangeValue;
  after: ChangeValue;
};

const ownFields = [
  'entryId',
  'setCode',
  'isAlcohol',
  'titleVi',
  'titleEn',
  'summaryVi',
  'summaryEn',
  'descriptionVi',
  'descriptionEn',
  'brand',
  'storyVi',
  'storyEn',
  'communeCode',
  'originText',
  'seasonMonths',
] as const satisfies readonly OwnField[];

const variantFields = [
  'nameVi',
  'nameEn',
  'price',
  'sku',
  'gtin',
  'weightGrams',
  'lengthCm',
  'widthCm',
  'heightCm',
] as const satisfies readonly VariantField[];

/** The changes from `before` to `after`, in the order of the form. An empty `before` (a first listing) gives everything that is filled in. */
export function diffContent(before: ListingContent, after: ListingContent): ContentChange[] {
  return [
    ...ownFields.flatMap((field) => changed(field, null, before[field], after[field])),
    ...photoChanges(before, after),
    ...variantChanges(before, after),
    ...labelChanges(before, after),
  ];
}

function changed(
  field: ChangeField,
  subject: string | null,
  before: ChangeValue,
  after: ChangeValue,
): ContentChange[] {
  return before === after ? [] : [{ field, subject, before, after }];
}

function labelChanges(before: ListingContent, after: ListingContent): ContentChange[] {
  const fields = new Set([...Object.keys(before.label), ...Object.keys(after.label)]);
  return [...fields].flatMap((field) =>
    changed('label', field, before.label[field] ?? '', after.label[field] ?? ''),
  );
}

function photoChanges(before: ListingContent, after: ListingContent): ContentChange[] {
  const was = new Map(before.photos.map((photo) => [photo.photoId, photo]));
  const is = new Map(after.photos.map((photo) => [photo.photoId, photo]));
  const added = after.photos.filter(({ photoId }) => !was.has(photoId));
  const removed = before.photos.filter(({ photoId }) => !is.has(photoId));
  const kept = after.photos.filter(({ photoId }) => was.has(photoId));
  return [
    ...added.map(({ photoId, altVi }) => ({
      field: 'photos.added' as const,
      subject: photoId,
      before: null,
      after: altVi,
    })),
    ...removed.map(({ photoId, altVi }) => ({
      field: 'photos.removed' as const,
      subject: photoId,
      before: altVi,
      after: null,
    })),
    ...orderChange(
      'photos.order',
      before.photos.map(({ photoId }) => photoId).filter((id) => is.has(id)),
      kept.map(({ photoId }) => photoId),
    ),
    ...kept.flatMap((photo) => [
      ...changed('photos.altVi', photo.photoId, was.get(photo.photoId)?.altVi ?? '', photo.altVi),
      ...changed('photos.altEn', photo.photoId, was.get(photo.photoId)?.altEn ?? '', photo.altEn),
    ]),
  ];
}

function variantChanges(before: ListingContent, after: ListingContent): ContentChange[] {
  const was = new Map(before.variants.map((variant) => [variant.variantId, variant]));
  const is = new Map(after.variants.map((variant) => [variant.variantId, variant]));
  const kept = after.variants.filter(({ variantId }) => was.has(variantId));
  return [
    ...after.variants
      .filter(({ variantId }) => !was.has(variantId))
      .map((variant) => ({
        field: 'variants.added' as const,
        subject: variant.variantId,
        before: null,
        after: variant.price,
      })),
    ...before.variants
      .filter(({ variantId }) => !is.has(variantId))
      .map((variant) => ({
        field: 'variants.removed' as const,
        subject: variant.variantId,
        before: variant.price,
        after: null,
      })),
    ...orderChange(
      'variants.order',
      before.variants.map(({ variantId }) => variantId).filter((id) => is.has(id)),
      kept.map(({ variantId }) => variantId),
    ),
    ...kept.flatMap((variant) =>
      variantFields.flatMap((field) =>
        changed(
          `variants.${field}`,
          variant.variantId,
          was.get(variant.variantId)?.[field] ?? null,
          variant[field],
        ),
      ),
    ),
  ];
}

function orderChange(
  field: 'photos.order' | 'variants.order',
  before: readonly string[],
  after: readonly string[],
): ContentChange[] {
  return changed(field, null, before.join(' '), after.join(' '));
}

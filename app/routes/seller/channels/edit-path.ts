const pages: ReadonlyArray<{ field: RegExp; step: string }> = [
  { field: /^(titleVi|titleEn|descriptionVi|descriptionEn|brand|setCode)$/, step: 'what' },
  { field: /^photos/, step: 'photos' },
  { field: /^variants/, step: 'sizes' },
];

/** Names of the editor's controls where they differ from the field's own. */
const controls: Readonly<Record<string, string>> = { priceVnd: 'price', package: 'lengthCm' };

/**
 * Where a producer mends a field of a listing: the step of the editor and the control in it. Null for what only the
 * market's staff can mend (the page's address, the public code).
 */
export function editPath(listingId: string, fieldPath: string): string | null {
  const page = pages.find(({ field }) => field.test(fieldPath));
  if (!page || fieldPath.endsWith('.publicCode')) return null;
  const control = fieldPath.replace(/[^.]+$/, (last) => controls[last] ?? last);
  return `/seller/listings/${listingId}/${page.step}#${control}`;
}

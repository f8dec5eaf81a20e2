const pages: ReadonlyArray<{ field: RegExp; step: string }> = [
  {
    field: /^(titleVi|titleEn|summaryVi|summaryEn|descriptionVi|descriptionEn|brand|setCode|isAlcohol)$/,
    step: 'what',
  },
  { field: /^photos/, step: 'photos' },
  { field: /^variants/, step: 'sizes' },
  { field: /^label/, step: 'label' },
];

/** Names of the editor's controls where they differ from the field's own. */
const controls: Readonly<Record<string, string>> = { priceVnd: 'price', package: 'lengthCm' };

export type EditPlace = {
  listingId: string;
  /** As rules, refusals and unfilled cells name it: "titleVi", "variants.0.weightGrams", "category", "papers", "own.title". */
  fieldPath: string;
  channelCode: string;
  /** Papers of which one lifts the rule, by kind. */
  liftedBy?: readonly string[];
};

/**
 * Where a producer mends a field of a listing: the step of the editor and the control in it, the screens of the channel's
 * categories and of what they ask, or the one where papers are given. Null for what only the market's staff can mend (the page's address, the
 * public code).
 */
export function editPath({ listingId, fieldPath, channelCode, liftedBy = [] }: EditPlace): string | null {
  if (fieldPath === 'category') return categoryPath(listingId, channelCode);
  if (/^attributes(\.|$)/.test(fieldPath)) return attributesPath(listingId, channelCode);
  if (/^own\.(title|description)$/.test(fieldPath)) {
    return `${channelPath(listingId, channelCode)}#${fieldPath.slice('own.'.length)}`;
  }
  if (fieldPath === 'papers.archived') return '/seller/papers#archived';
  if (fieldPath === 'papers') {
    const [kind] = liftedBy;
    return kind === undefined ? '/seller/papers' : `/seller/papers/give?${new URLSearchParams({ kind })}`;
  }
  const page = pages.find(({ field }) => field.test(fieldPath));
  if (!page || fieldPath.endsWith('.publicCode')) return null;
  const control = fieldPath.replace(/[^.]+$/, (last) => controls[last] ?? last);
  return `/seller/listings/${listingId}/${page.step}#${control}`;
}

/** Where a refusal is mended: of no field of the producer's own, the listing's page of the channel that refused it. */
export function repairPath(place: Omit<EditPlace, 'fieldPath'> & { fieldPath: string | null }): string {
  const { listingId, fieldPath, channelCode } = place;
  return (fieldPath && editPath({ ...place, fieldPath })) || channelPath(listingId, channelCode);
}

/** Where a listing is worded for one channel. */
function channelPath(listingId: string, channelCode: string): string {
  return `/seller/listings/${listingId}/channels?${new URLSearchParams({ channel: channelCode })}`;
}

/** Where the questions of a listing's category on a channel are answered. */
function attributesPath(listingId: string, channelCode: string): string {
  return `${channelPath(listingId, channelCode)}#attributes`;
}

/** Where the category of a listing on a channel is chosen. */
export function categoryPath(listingId: string, channelCode: string): string {
  return `/seller/listings/${listingId}/category?${new URLSearchParams({ channel: channelCode })}`;
}

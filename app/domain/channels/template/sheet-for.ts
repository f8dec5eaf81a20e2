import type { TemplateFill, Unfilled } from '#app/domain/channels/channel.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import type { CategoryMatch } from '#app/domain/channels/template/match-category.ts';
import type { TemplateSheet } from '#app/domain/channels/template/template-kind.ts';
import { workbookWords } from '#app/i18n/workbooks.ts';
import { fold } from '#app/server/text/fold.ts';

/** The sheet for a listing's category, by its number, its name or its path; else why there is none. */
export function sheetFor<Sheet extends { template: TemplateSheet }>(
  sheets: readonly Sheet[],
  listing: ChannelListing,
  categoryPaths: TemplateFill['categoryPaths'],
  matchSheet: (path: string) => CategoryMatch,
): Sheet | Unfilled {
  const [first] = sheets;
  if (first && first.template.category === null) return first;
  const chosen = listing.category?.trim() ?? '';
  const numbered = sheets.find(({ template: { category } }) => {
    if (category === null || chosen === '') return false;
    return (
      category.id === chosen || fold(category.name) === fold(chosen) || leadingNumber(chosen) === category.id
    );
  });
  if (numbered) return numbered;
  const path = categoryPaths?.get(chosen) ?? chosen;
  const { same, near } = matchSheet(path);
  const named = same === null ? undefined : sheets.find(({ template }) => template.category?.name === same);
  if (named) return named;
  return {
    listingId: listing.id,
    variantCode: null,
    column: '',
    message: workbookWords(whyNoSheet(chosen, near, sheets.length)),
    params: {
      sheets: sheets.map(({ template }) => template.name).join('; '),
      chosen: path,
      near: near.join('”, “'),
    },
    fieldPath: null,
  };
}

function whyNoSheet(chosen: string, near: readonly string[], sheets: number) {
  if (chosen === '') return sheets === 1 ? 'unfilledOfFile' : 'unfilledWhichSheet';
  return near.length > 0 ? 'unfilledNearSheet' : 'unfilledNoSheet';
}

/** "4821 - Trà" → 4821. */
function leadingNumber(text: string): string | undefined {
  return /^(\d+)(?: *[-–] *\S|$)/.exec(text)?.[1];
}

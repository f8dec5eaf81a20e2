import type { TemplateCategory } from '#app/domain/channels/channel.ts';
import { categoryMatcher } from '#app/domain/channels/template/match-category.ts';
import { readEntry } from '#app/domain/channels/template/read-categories.server.ts';
import { fold } from '#app/server/text/fold.ts';

const prefix = 'category.';

/** Under which name the category of a listing that holds for one file only stands among the file's answers. */
export function fileCategoryField(listingId: string): string {
  return `${prefix}${listingId}`;
}

/** Of a file's answers those that are categories of listings. */
export function fileCategories(answers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).filter(([field]) => field.startsWith(prefix)));
}

/** The file's own category that was chosen, by its number or its name; undefined when the file has no such one. */
export function categoryInFile(
  categories: readonly TemplateCategory[],
  chosen: string,
): TemplateCategory | undefined {
  const read = readEntry(chosen);
  if (!read) return undefined;
  return categories.find(
    ({ id, path }) =>
      id === chosen || id === read.id || fold(path) === fold(chosen) || fold(path) === fold(read.path),
  );
}

/**
 * The file's own category that a chosen one means: under its number or name, else the only one with the path that the
 * platform gives it; null when the file has no such one.
 */
export function sameInFile(
  categories: readonly TemplateCategory[],
  chosen: string,
  path: string | undefined,
): TemplateCategory | null {
  const known = categoryInFile(categories, chosen);
  if (known || path === undefined) return known ?? null;
  const { same } = categoryMatcher(categories.map((one) => one.path))(path);
  return categories.find((one) => one.path === same) ?? null;
}

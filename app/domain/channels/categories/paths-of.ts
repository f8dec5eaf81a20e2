import type { PlatformCategory } from '#app/domain/channels/platform/platform.ts';
import { tidy } from '#app/server/text/fold.ts';

/** A category with its way from the root: "Thực phẩm > Đồ uống > Trà". */
export type PathedCategory = { id: string; parentId: string | null; path: string; isLeaf: boolean };

/** Between the names of a path. */
export const pathSeparator = ' > ';

const longestId = 200;
const longestPath = 500;
/** No platform's tree is deeper; what seems deeper goes round in a circle. */
const deepest = 12;

/**
 * A platform's categories with their ways from the root. Those without a name or an id, with a parent that is not there,
 * in a circle, or too long to be kept are left out: nobody could choose them.
 */
export function pathsOf(categories: readonly PlatformCategory[]): PathedCategory[] {
  const byId = new Map(categories.map((one) => [one.id, one]));
  const paths = new Map<string, string | null>();
  const pathOf = (id: string, depth: number): string | null => {
    const known = paths.get(id);
    if (known !== undefined) return known;
    const one = byId.get(id);
    const name = tidy(one?.name ?? '').replaceAll('>', '/');
    if (!one || name === '' || depth > deepest) return null;
    const above = one.parentId === null ? '' : pathOf(one.parentId, depth + 1);
    const path = above === null ? null : above === '' ? name : `${above}${pathSeparator}${name}`;
    paths.set(id, path);
    return path;
  };
  return [...byId.values()].flatMap(({ id, parentId, isLeaf }) => {
    const path = id === '' || id.length > longestId ? null : pathOf(id, 1);
    return path === null || path.length > longestPath ? [] : [{ id, parentId, path, isLeaf }];
  });
}

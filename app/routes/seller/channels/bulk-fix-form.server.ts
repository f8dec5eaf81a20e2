import { contentFixes, type Fix } from '#app/domain/channels/bulk-fix/bulk-fields.ts';
import type { FixedItem } from '#app/domain/channels/bulk-fix/fix-listings.server.ts';
import { hasCategories } from '#app/domain/channels/categories/category-rule.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import { parseWhole } from '#app/routes/parse-whole.ts';

/** What the address asks to fix; null where it names nothing that can be fixed for many. */
export function readFixAsked({ searchParams }: URL): Fix | null {
  const what = searchParams.get('what');
  const channelCode = searchParams.get('channel') ?? '';
  if (what === 'category') {
    const channel = channels.find(({ code }) => code === channelCode);
    return channel && hasCategories(channel) ? { what, channelCode } : null;
  }
  const content = contentFixes.find((one) => one === what);
  return content ? { what: content, channelCode: null } : null;
}

export type FixForm = {
  items: FixedItem[];
  /** By field; numbers as the editor reads them. */
  typed: Record<string, unknown>;
  /** As they stood in the boxes. */
  kept: Record<string, string>;
  /** Values of the ticked boxes. */
  ticked: string[];
};

const numbers = ['weightGrams', 'lengthCm', 'widthCm', 'heightCm'];
const texts = ['brand', 'setCode', 'category'];

/** What the page sends: `item` (a listing, or "listing:size"), `seen.<listing>` and the fields of the answer. */
export function readFixForm(form: FormData): FixForm {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const ticked = form.getAll('item').filter((one) => typeof one === 'string');
  const sizes = new Map<string, string[]>();
  for (const one of ticked) {
    const [listingId = '', variantId] = one.split(':');
    const known = sizes.get(listingId) ?? [];
    sizes.set(listingId, variantId === undefined ? known : [...known, variantId]);
  }
  return {
    ticked,
    items: [...sizes].map(([listingId, variantIds]) => ({
      listingId,
      variantIds,
      seen: text(`seen.${listingId}`),
    })),
    typed: Object.fromEntries([
      ...texts.map((name) => [name, text(name)]),
      ...numbers.map((name) => [name, parseWhole(text(name))]),
    ]),
    kept: Object.fromEntries([...texts, ...numbers].map((name) => [name, text(name)])),
  };
}

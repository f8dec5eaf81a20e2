import { fold } from '#app/server/text/fold.ts';

/** What a look at a product's page says of it. `found: null`: it says nothing, and nothing may be concluded. */
export type PageFinding = {
  found: 'live' | 'out_of_stock' | 'dead_link' | null;
  title: string | null;
  reason: PageReason;
};

export type PageReason =
  | 'shows_product'
  | 'sold_out'
  | 'page_gone'
  | 'sent_to_front'
  | 'other_page'
  | 'platform_refused'
  | 'not_reached'
  | 'not_allowed';

const GONE =
  /\b(san pham khong ton tai|khong tim thay|trang khong ton tai|not found|no longer available|404)\b/;
const SOLD_OUT = /"availability"\s*:\s*"[^"]*(OutOfStock|SoldOut|Discontinued)"/i;
const LONGEST_TITLE = 300;
/** Of the product's own words, at least this share stands in the title of a page that shows it. */
const WORDS_IN_TITLE = 0.5;

/**
 * Reads a fetched page. Marketplaces answer 200 with an empty shell for pages that are gone and for visitors that they
 * do not like, so a page counts only when its title speaks of the product.
 */
export function readPage(
  page: { status: number; address: string; text: string },
  product: string,
): PageFinding {
  const title = pageTitle(page.text);
  if (page.status === 404 || page.status === 410) return { found: 'dead_link', title, reason: 'page_gone' };
  if (page.status !== 200) return { found: null, title, reason: 'platform_refused' };
  if (new URL(page.address).pathname === '/') return { found: 'dead_link', title, reason: 'sent_to_front' };
  if (title !== null && GONE.test(fold(title))) return { found: 'dead_link', title, reason: 'page_gone' };
  if (title === null || !speaksOf(title, product)) return { found: null, title, reason: 'other_page' };
  if (SOLD_OUT.test(page.text)) return { found: 'out_of_stock', title, reason: 'sold_out' };
  return { found: 'live', title, reason: 'shows_product' };
}

/** The page's own title, or the one that it gives to other sites; null when it has none. */
export function pageTitle(html: string): string | null {
  const [shared] = [...html.matchAll(/<meta\s[^<>]+/gi)].flatMap(([tag]) => sharedTitle(tag) ?? []);
  const own = /<title[^<>]*>([^<]{1,2000})<\/title>/i.exec(html)?.[1];
  const text = decodeEntities(shared ?? own ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
  return text === '' ? null : text.slice(0, LONGEST_TITLE);
}

function sharedTitle(tag: string): string | null {
  const named = /property=["']og:title["']/i.exec(tag);
  const after = named ? tag.slice(named.index + named[0].length) : '';
  return /content=["']([^"']{1,1000})["']/i.exec(after)?.[1] ?? null;
}

/** Whether a text names the product: at least half of its words, and two where it has as many. */
export function speaksOf(title: string, product: string): boolean {
  const words = [...new Set(fold(product).split(' '))].filter((word) => word.length > 1);
  const inTitle = new Set(fold(title).split(' '));
  const shared = words.filter((word) => inTitle.has(word)).length;
  return words.length > 0 && shared >= Math.min(2, words.length) && shared / words.length >= WORDS_IN_TITLE;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

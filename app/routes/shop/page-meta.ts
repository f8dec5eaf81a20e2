import type { MetaDescriptor, UIMatch } from '@remix-run/react';
import { type Language, localPath } from '#app/i18n/language.ts';
import type { RootData } from '#app/routes/use-root.ts';

export type PageMeta = {
  title: string;
  description: string;
  language: Language;
  /** Vietnamese path with the parameters that make another page (never sort or empty filters). */
  path: string;
  /** Languages in which this page has its own text; the others fall back to Vietnamese and are not announced. */
  available?: readonly Language[];
  /** Path of a 1200 × 630 picture. */
  image?: string;
  type?: 'website' | 'product' | 'profile';
  /** Lists of filters and searches: followed, but not kept by search engines. */
  noindex?: boolean;
  /** Structured data (schema.org), one object per script. */
  jsonLd?: ReadonlyArray<object>;
};

const everyLanguage = ['vi', 'en'] as const;
const ogLocale: Record<Language, string> = { vi: 'vi_VN', en: 'en_GB' };

/** The market's public address, from the root route's data. */
export function publicUrlOf(matches: ReadonlyArray<Pick<UIMatch, 'id'> & { data?: unknown }>): string {
  const root = matches.find(({ id }) => id === 'root')?.data as RootData | undefined;
  return root?.publicUrl ?? '';
}

/** Title, description, canonical, hreflang, Open Graph and structured data of one storefront page. */
export function pageMeta(publicUrl: string, page: PageMeta): MetaDescriptor[] {
  const { language, path, available = everyLanguage } = page;
  const address = (of: Language) => publicUrl + localPath(of, path);
  const shown = available.includes(language) ? language : 'vi';
  const image = page.image ?? '/og/market.png';
  return [
    { title: page.title },
    { name: 'description', content: page.description },
    { tagName: 'link', rel: 'canonical', href: address(shown) },
    ...(page.noindex
      ? [{ name: 'robots', content: 'noindex, follow' }]
      : [
          ...available.map((of) => ({ tagName: 'link', rel: 'alternate', hrefLang: of, href: address(of) })),
          { tagName: 'link', rel: 'alternate', hrefLang: 'x-default', href: address('vi') },
        ]),
    { property: 'og:site_name', content: 'Chợ Phiên' },
    { property: 'og:type', content: page.type ?? 'website' },
    { property: 'og:title', content: page.title },
    { property: 'og:description', content: page.description },
    { property: 'og:url', content: address(shown) },
    { property: 'og:locale', content: ogLocale[shown] },
    { property: 'og:image', content: publicUrl + image },
    { property: 'og:image:width', content: '1200' },
    { property: 'og:image:height', content: '630' },
    { name: 'twitter:card', content: 'summary_large_image' },
    ...(page.jsonLd ?? []).map((data) => ({ 'script:ld+json': data as Record<string, never> })),
  ];
}

/** What search engines show of a description, in characters. */
const LONGEST_DESCRIPTION = 160;

/** A text as one line, cut at a word to what search engines show of it. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if ([...line].length <= LONGEST_DESCRIPTION) return line;
  const cut = [...line].slice(0, LONGEST_DESCRIPTION - 1).join('');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_DESCRIPTION / 2))}…`;
}

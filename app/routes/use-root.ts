import { useMatches, useRouteLoaderData } from '@remix-run/react';
import type { Language } from '#app/i18n/language.ts';

/** What every page knows: the language, whether this is a demo market, and the market's own address. */
export type RootData = { language: Language; demo: boolean; publicUrl: string };

/** The root route's data; undefined on a page whose root could not be loaded. */
export function useRoot(): RootData | undefined {
  return useRouteLoaderData<RootData>('root') as RootData | undefined;
}

/** In what a page's loader gives: the page speaks another language than its visitor does elsewhere. */
export type SpeaksItsOwn = { pageLanguage: Language };

/** The language that the page itself asks for; undefined for nearly all, which speak their visitor's. */
export function useOwnLanguage(): Language | undefined {
  const own = useMatches().map(
    ({ data }) => (data as Partial<SpeaksItsOwn> | null | undefined)?.pageLanguage,
  );
  return own.find((language) => language !== undefined);
}

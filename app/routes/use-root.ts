import { useRouteLoaderData } from '@remix-run/react';
import type { Language } from '#app/i18n/language.ts';

/** What every page knows: the language, whether this is a demo market, and the market's own address. */
export type RootData = { language: Language; demo: boolean; publicUrl: string };

/** The root route's data; undefined on a page whose root could not be loaded. */
export function useRoot(): RootData | undefined {
  return useRouteLoaderData<RootData>('root') as RootData | undefined;
}

/**
 * Typed messages. Vietnamese is the source: the key and the `{names}` in its text are the contract, so a key that the
 * other language lacks, a key that nobody wrote, or a forgotten parameter does not compile.
 *
 * - A text may hold `{name}`. Numbers are written the language's way (1.234 / 1,234); pass a year or a code as a string.
 * - A text that counts may be `{one, other}` (chosen by `count` with Intl.PluralRules) in any language.
 */
import { createContext, createElement, type ReactNode, useContext, useMemo } from 'react';
import { defaultLanguage, type Language, languageTags } from '#app/i18n/language.ts';

export type Plural = { readonly one?: string; readonly other: string };
export type Text = string | Plural;
export type Catalogue = Readonly<Record<string, Text>>;

type NamesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type NamesOf<T extends Text> = T extends string
  ? NamesIn<T>
  : T extends { other: infer Other extends string }
    ? NamesIn<Other> | 'count'
    : never;
type CountText<T extends Text> = 'count' extends NamesOf<T> ? Text : string;

/** What a translation of the Vietnamese catalogue must hold: every key, and plurals only where there is a count. */
export type Translation<Vi extends Catalogue> = { readonly [Key in keyof Vi]: CountText<Vi[Key]> };

/** The areas' joined form: one catalogue per language. */
export type Messages<Vi extends Catalogue> = { readonly vi: Vi } & Readonly<
  Record<Exclude<Language, 'vi'>, Translation<Vi>>
>;

type ParamsOf<T extends Text> = { [Name in NamesOf<T>]: Name extends 'count' ? number : string | number };
type Arguments<T extends Text> = [NamesOf<T>] extends [never] ? [] : [params: ParamsOf<T>];

/** Gives the text of a key in one language. */
export type Translate<Vi extends Catalogue> = <Key extends keyof Vi & string>(
  key: Key,
  ...params: Arguments<Vi[Key]>
) => string;

const pluralRules = { vi: new Intl.PluralRules('vi'), en: new Intl.PluralRules('en') };
const numbers = { vi: new Intl.NumberFormat(languageTags.vi), en: new Intl.NumberFormat(languageTags.en) };

/** Joins the catalogues of one area. `joinMessages(vi, en)` is what `app/i18n/<area>.ts` exports. */
export function joinMessages<Vi extends Catalogue>(vi: Vi, en: Translation<Vi>): Messages<Vi> {
  return { vi, en };
}

/**
 * Fills one text. Params that the text does not name are ignored; a name without a param stays visible as `{name}`,
 * which the types make impossible for literal keys and a reader can report for computed ones.
 */
export function fillText(
  text: Text,
  language: Language,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const chosen =
    typeof text === 'string'
      ? text
      : ((pluralRules[language].select(Number(params.count)) === 'one' ? text.one : undefined) ?? text.other);
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? numbers[language].format(value) : value;
  });
}

/** The translate function of an area for a language: for the server, and for everything that is not a component. */
export function translate<Vi extends Catalogue>(messages: Messages<Vi>, language: Language): Translate<Vi> {
  const catalogue: Readonly<Record<string, Text>> = messages[language];
  return (key, ...params) => {
    const text = catalogue[key];
    return text === undefined ? key : fillText(text, language, params[0]);
  };
}

const LanguageContext = createContext<Language>(defaultLanguage);

/** Puts the page's language where `useT` and `useLanguage` find it; the root route renders it once. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return createElement(LanguageContext.Provider, { value: language }, children);
}

/** The language of the page that is being rendered. */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The translate function of an area in the page's language. */
export function useT<Vi extends Catalogue>(messages: Messages<Vi>): Translate<Vi> {
  const language = useLanguage();
  return useMemo(() => translate(messages, language), [messages, language]);
}

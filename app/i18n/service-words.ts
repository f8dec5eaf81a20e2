import { useMemo } from 'react';
import type { Language } from '#app/i18n/language.ts';
import { type Catalogue, type Messages, type Translate, translate, useLanguage } from '#app/i18n/messages.ts';

/**
 * The translate function of an area for one order. Of a service that is used where its producer is nothing is packed, sent or
 * given back: where a text says so of goods, its `<key>_service` stands in its place.
 */
export function serviceWords<Vi extends Catalogue>(
  messages: Messages<Vi>,
  language: Language,
  isService: boolean,
): Translate<Vi> {
  const t = translate(messages, language);
  if (!isService) return t;
  return (key, ...params) => {
    const own = `${key}_service`;
    return t((Object.hasOwn(messages.vi, own) ? own : key) as typeof key, ...params);
  };
}

/** `serviceWords` in the page's language. */
export function useServiceWords<Vi extends Catalogue>(
  messages: Messages<Vi>,
  isService: boolean,
): Translate<Vi> {
  const language = useLanguage();
  return useMemo(() => serviceWords(messages, language, isService), [messages, language, isService]);
}

import { useLocation } from '@remix-run/react';
import { componentMessages } from '#app/i18n/components.ts';
import {
  type Language,
  languageNames,
  languages,
  localPath,
  pathWithoutLanguage,
} from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

const short: Record<Language, string> = { vi: 'VI', en: 'EN' };

const look = 'inline-flex min-h-12 min-w-11 items-center justify-center px-2 text-sm font-bold';

/**
 * The same page in the other language. On the storefront the language stands in the address; the signed-in areas keep
 * it in a cookie, which a form sets and comes back.
 */
export function LanguageSwitch({ area }: { area: 'shop' | 'portal' }) {
  const t = useT(componentMessages);
  const current = useLanguage();
  const { pathname, search } = useLocation();
  return (
    <nav aria-label={t('languageSwitch')} className="no-print">
      <ul className="flex">
        {languages.map((language) => (
          <li key={language}>
            {language === current ? (
              <span
                className={`${look} underline decoration-red decoration-[3px] underline-offset-8`}
                aria-current="true"
              >
                <span aria-hidden="true">{short[language]}</span>
                <span className="sr-only">{languageNames[language]}</span>
              </span>
            ) : area === 'shop' ? (
              <a
                href={localPath(language, pathWithoutLanguage(pathname)) + search}
                lang={language}
                hrefLang={language}
                className={`${look} text-current no-underline hover:underline`}
              >
                <span aria-hidden="true">{short[language]}</span>
                <span className="sr-only">{languageNames[language]}</span>
              </a>
            ) : (
              <form method="post" action="/language">
                <input type="hidden" name="language" value={language} />
                <input type="hidden" name="next" value={pathname + search} />
                <button type="submit" lang={language} className={`${look} hover:underline`}>
                  <span aria-hidden="true">{short[language]}</span>
                  <span className="sr-only">{languageNames[language]}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

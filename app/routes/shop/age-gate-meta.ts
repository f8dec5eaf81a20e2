import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { pageMeta } from '#app/routes/shop/page-meta.ts';

/** The head of the age question: the same before every page, and for no search engine. */
export function ageGateMeta(publicUrl: string, language: Language) {
  const t = translate(shopMessages, language);
  return pageMeta(publicUrl, {
    title: `${t('ageTitle')} · Chợ Phiên`,
    description: t('ageText'),
    language,
    path: '/products',
    noindex: true,
  });
}

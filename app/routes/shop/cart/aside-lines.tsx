import { Form, Link } from '@remix-run/react';
import type { AsideLine } from '#app/domain/orders/cart/read-lines.server.ts';
import { cartMessages } from '#app/i18n/cart.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';

/** What lies in the basket and cannot be bought now, each with its reason; nothing where there is none. */
export function AsideLines({ lines }: { lines: readonly AsideLine[] }) {
  const t = useT(cartMessages);
  const language = useLanguage();
  if (lines.length === 0) return null;
  return (
    <section className="rounded-lg border border-dashed border-line-strong bg-paper-2 px-4 py-4 sm:px-5">
      <h2 className="text-lg">{t('asideTitle')}</h2>
      <p className="text-sm text-ink-soft">{t('asideText')}</p>
      <ul className="mt-2 divide-y divide-line">
        {lines.map((line) => {
          const title = pickText(language, line.titleVi, line.titleEn);
          const size = pickText(language, line.sizeVi, line.sizeEn);
          return (
            <li
              key={line.code}
              id={`lines.${line.variantId}`}
              className="flex flex-wrap items-center justify-between gap-x-4 py-2.5"
            >
              <div className="min-w-0">
                <p>
                  <span lang={title.lang} className="font-bold">
                    {title.text}
                  </span>{' '}
                  <span lang={size.lang} className="text-sm text-ink-soft">
                    {size.text} × {line.quantity}
                  </span>
                </p>
                <p className="text-sm">
                  {t(`why_${line.why}`)}{' '}
                  {line.why === 'no-way-to-pay' && (
                    <Link to={localPath(language, `/products/${line.slug}`)} className="font-bold">
                      {t('seeProduct')}
                    </Link>
                  )}
                </p>
              </div>
              <Form method="post" action={localPath(language, '/cart')} preventScrollReset>
                <input type="hidden" name="code" value={line.code} />
                <button
                  type="submit"
                  name="intent"
                  value="remove"
                  aria-label={t('removeNamed', { product: `${title.text}, ${size.text}` })}
                  className="min-h-12 px-2 text-sm font-bold text-indigo-2 underline underline-offset-4"
                >
                  {t('remove')}
                </button>
              </Form>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

import { Note } from '#app/components/note.tsx';
import type { AsideLine, BasketLine } from '#app/domain/orders/cart/read-lines.server.ts';
import { cartMessages } from '#app/i18n/cart.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';

export type OrderedAgainNews = {
  /** How many sizes went into the basket. */
  readonly put: number;
  /** What could not be bought, each with its reason; undefined where the basket was full. */
  readonly missing: ReadonlyArray<BasketLine & Partial<Pick<AsideLine, 'why'>>>;
  /** Of what fewer are left than were ordered. */
  readonly fewer: readonly BasketLine[];
};

/** What came of ordering again what an order that ended had held: what lies in the basket now, and what does not, and why. */
export function AgainNote({ put, missing, fewer }: OrderedAgainNews) {
  const t = useT(cartMessages);
  const language = useLanguage();
  const nameOf = ({ titleVi, titleEn, sizeVi, sizeEn }: BasketLine) => {
    const title = pickText(language, titleVi, titleEn);
    const size = pickText(language, sizeVi, sizeEn);
    return (
      <strong>
        <span lang={title.lang}>{title.text}</span>
        {size.text && (
          <>
            , <span lang={size.lang}>{size.text}</span>
          </>
        )}
      </strong>
    );
  };
  return (
    <Note tone={put > 0 && missing.length === 0 && fewer.length === 0 ? 'success' : 'warning'}>
      <p>{put > 0 ? t('againPut', { count: put }) : t('againNone')}</p>
      {missing.length + fewer.length > 0 && (
        <ul className="mt-2 list-inside list-disc space-y-1">
          {missing.map((line) => (
            <li key={line.code} className="break-words">
              {nameOf(line)}: {line.why ? t(`why_${line.why}`) : t('againNoRoom')}
            </li>
          ))}
          {fewer.map((line) => (
            <li key={line.code} className="break-words">
              {nameOf(line)}: {t('againFewer', { left: line.stock })}
            </li>
          ))}
        </ul>
      )}
    </Note>
  );
}

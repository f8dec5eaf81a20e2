import { useSearchParams } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { MOST_VARIANTS } from '#app/domain/catalog/listing-content.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';
import { actionFor } from '#app/routes/route-guard.server.ts';
import { SizeFields } from '#app/routes/seller/listings/size-fields.tsx';
import { answerStep } from '#app/routes/seller/listings/step-form.server.ts';
import { StepForm, useStepFields } from '#app/routes/seller/listings/step-form.tsx';

export const action = actionFor('seller', async (args) => answerStep(args, 'sizes'));

/** Rows of a form that was not refused: those saved, one more where it was asked for, and never none. */
function rowCount(saved: number, more: boolean): number {
  return Math.min(MOST_VARIANTS, Math.max(1, saved + (more ? 1 : 0)));
}

export default function SizesStep() {
  const t = useT(catalogMessages);
  const [search] = useSearchParams();
  const { editor, field, value, typedNames } = useStepFields();
  const saved = editor.content.variants;
  const typedRows = typedNames(/^variants\.\d+\.nameVi$/);
  const isTyped = typedRows.length > 0;
  const count = isTyped
    ? Math.min(MOST_VARIANTS, typedRows.length)
    : rowCount(saved.length, search.has('more'));
  const rows = Array.from({ length: count }, (_, at) => at);
  /** In the order in which a size shows them. */
  const names = {
    nameVi: t('sizeName'),
    price: t('price'),
    stock: t('stock'),
    weightGrams: t('weight'),
    sku: t('sku'),
    gtin: t('gtin'),
    lengthCm: t('length'),
    widthCm: t('width'),
    heightCm: t('height'),
    nameEn: t('sizeNameEn'),
  };
  const labels = Object.fromEntries(
    rows.flatMap((row) =>
      Object.entries(names).map(([word, name]) => [
        `variants.${row}.${word}`,
        `${t('sizeNumber', { number: row + 1 })}, ${name}`,
      ]),
    ),
  );
  return (
    <StepForm step="sizes" labels={labels}>
      <p className="measure">{t('sizesLead')}</p>
      {rows.map((row) => {
        // What was typed knows its own sizes; by now others may stand where they stood.
        const id = isTyped ? value(`variants.${row}.variantId`) : (saved[row]?.variantId ?? '');
        return (
          <SizeFields
            key={`${row}-${id}`}
            row={row}
            variantId={id}
            seenStock={editor.stocks[id]?.stock ?? null}
            isFresh={id === '' && saved.length > 0}
            canRemove={count > 1}
            field={field}
          />
        );
      })}
      {count < MOST_VARIANTS && (
        <SubmitButton look="secondary" name="intent" value="more" busyLabel={t('saving')} className="w-full">
          {t('addSize')}
        </SubmitButton>
      )}
    </StepForm>
  );
}

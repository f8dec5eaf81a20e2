import { Checkbox } from '#app/components/checkbox.tsx';
import { TextField, type TextFieldProps } from '#app/components/text-field.tsx';
import { useOpenByLink } from '#app/components/use-open-by-link.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';

type Field = (name: string) => Pick<TextFieldProps, 'name' | 'defaultValue' | 'errors'>;

/** One size: what buyers choose, its price and stock; codes and parcel folded away below. */
export function SizeFields({
  row,
  variantId,
  seenStock,
  isFresh,
  canRemove,
  field,
}: {
  row: number;
  variantId: string;
  seenStock: number | null;
  /** Just asked for: the page scrolls to it. */
  isFresh: boolean;
  canRemove: boolean;
  field: Field;
}) {
  const t = useT(catalogMessages);
  const at = (name: string) => field(`variants.${row}.${name}`);
  const box = useOpenByLink();
  const numeric = { inputMode: 'numeric', autoComplete: 'off' } as const;
  const folded = ['sku', 'gtin', 'nameEn', 'lengthCm', 'widthCm', 'heightCm'];
  return (
    <fieldset
      id={isFresh ? 'more' : undefined}
      className="min-w-0 scroll-mt-4 space-y-4 rounded-md border border-line bg-white p-4"
    >
      <legend className="float-left mb-4 w-full text-lg font-bold text-indigo">
        {t('sizeNumber', { number: row + 1 })}
      </legend>
      <input type="hidden" name={`variants.${row}.variantId`} value={variantId} />
      <input type="hidden" name={`variants.${row}.seenStock`} value={seenStock ?? ''} />
      <div className="clear-both">
        <TextField {...at('nameVi')} label={t('sizeName')} hint={t('sizeNameHint')} />
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField {...at('price')} {...numeric} label={t('price')} hint={t('priceHintPlain')} suffix="₫" />
        <TextField {...at('stock')} {...numeric} label={t('stock')} hint={t('stockHint')} />
        <TextField
          {...at('weightGrams')}
          {...numeric}
          label={t('weight')}
          hint={t('weightHint')}
          suffix="g"
        />
      </div>
      <details ref={box} open={folded.some((name) => at(name).errors) || undefined}>
        <summary className="min-h-12 cursor-pointer py-3 font-bold text-indigo">{t('moreAboutSize')}</summary>
        <div className="space-y-4 pt-2">
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              {...at('sku')}
              label={t('sku')}
              hint={t('skuHint')}
              optional
              autoCapitalize="characters"
            />
            <TextField {...at('gtin')} {...numeric} label={t('gtin')} hint={t('gtinHint')} optional />
          </div>
          <fieldset className="min-w-0 space-y-2">
            <legend className="font-bold">{t('packageSize')}</legend>
            <div className="grid gap-3 sm:grid-cols-3">
              <TextField {...at('lengthCm')} {...numeric} label={t('length')} suffix="cm" />
              <TextField {...at('widthCm')} {...numeric} label={t('width')} suffix="cm" />
              <TextField {...at('heightCm')} {...numeric} label={t('height')} suffix="cm" />
            </div>
          </fieldset>
          <TextField {...at('nameEn')} lang="en" label={t('sizeNameEn')} optional />
        </div>
      </details>
      {canRemove && <Checkbox name={`variants.${row}.remove`} value="1" label={t('removeSize')} />}
    </fieldset>
  );
}

import { Checkbox } from '#app/components/checkbox.tsx';
import type { FieldErrors } from '#app/components/field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { wordingMessages } from '#app/i18n/wording.ts';

/** `meant:<variant code>` answers what `price:<variant code>` was asked about. */
export const meantName = (publicCode: string) => `meant:${publicCode}`;

/**
 * The price of one size for a channel. One that is doubtful is asked about here: a tick says that it is meant, for as
 * long as the price in the box is the one that was asked about.
 */
export function OwnPriceField({
  size: { publicCode, nameVi, priceVnd },
  typed,
  errors,
  isDoubtful,
  channelName,
  range: { min, max },
}: {
  size: { publicCode: string; nameVi: string; priceVnd: number };
  typed: string;
  errors: FieldErrors;
  isDoubtful: boolean;
  channelName: string;
  /** What the channel takes, VND. */
  range: { min: number | null; max: number | null };
}) {
  const t = useT(wordingMessages);
  const language = useLanguage();
  const vnd = (price: number) => formatVnd(language, price);
  const bounds =
    max !== null
      ? t('priceBetween', { channel: channelName, min: vnd(min ?? 1), max: vnd(max) })
      : min !== null && min > 1
        ? t('priceFrom', { channel: channelName, min: vnd(min) })
        : '';
  const asked = digitsOf(typed);
  return (
    <TextField
      name={`price:${publicCode}`}
      inputMode="numeric"
      label={t('ownPrice', { size: nameVi })}
      hint={`${t('ownPriceHint', { price: vnd(priceVnd) })} ${bounds}`.trim()}
      defaultValue={typed}
      suffix="₫"
      errors={errors}
      optional
      below={(text) =>
        isDoubtful && digitsOf(text) === asked ? (
          <Checkbox
            id={meantName(publicCode)}
            name={meantName(publicCode)}
            value={asked}
            label={t('priceMeant', { price: vnd(Number(asked)) })}
          />
        ) : null
      }
    />
  );
}

/** The price without what people write between its digits. */
const digitsOf = (text: string) => text.replace(/[.\s]/g, '');

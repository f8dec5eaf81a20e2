import { RadioCards } from '#app/components/radio-cards.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { provinceCodeOf, type TypedCheckout } from '#app/domain/payments/checkout/typed-checkout.ts';
import type { PlaceCandidate } from '#app/domain/register/places/resolve-place.ts';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { useT } from '#app/i18n/messages.ts';
import { CheckoutSection } from '#app/routes/shop/checkout/checkout-section.tsx';
import { CommuneField } from '#app/routes/shop/checkout/commune-field.tsx';
import type { CheckoutErrors } from '#app/routes/shop/checkout/missing-words.ts';
import { provinces } from '#db/reference/provinces.ts';

const byName = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, 'vi');

/** An address in Vietnam, the province first, by which the commune is understood. */
export function AddressSection({
  typed,
  province,
  onProvince,
  errors,
  candidates,
}: {
  typed: TypedCheckout;
  province: string;
  onProvince: (province: string) => void;
  errors: CheckoutErrors;
  candidates: readonly PlaceCandidate[];
}) {
  const t = useT(checkoutMessages);
  const now = provinces.map(({ code, name }) => ({ value: code, label: name })).sort(byName);
  const before = provinces
    .flatMap(({ code, name, former }) =>
      former.map((old) => ({
        value: `${code}~${old}`,
        label: t('provinceBefore', { former: old, now: name }),
      })),
    )
    .sort(byName);
  return (
    <CheckoutSection title={t('address')} needs="post">
      <SelectField
        name="province"
        label={t('province')}
        hint={t('provinceHint')}
        placeholder={t('chooseProvince')}
        value={province}
        onChange={(event) => onProvince(event.currentTarget.value)}
        autoComplete="address-level1"
        errors={errors.province}
        options={[
          { group: t('provincesNow'), options: now },
          { group: t('provincesBefore'), options: before },
        ]}
      />
      <CommuneField
        initial={typed.commune}
        isLaoCai={provinceCodeOf(province) === '15'}
        errors={errors.commune}
      />
      {candidates.length > 0 && (
        <RadioCards
          name="communeCode"
          legend={t('communeWhich')}
          cards={candidates.map(({ communeCode, label }) => ({ value: communeCode, label }))}
          {...(typed.communeCode ? { defaultValue: typed.communeCode } : {})}
        />
      )}
      <TextField
        name="addressLine"
        label={t('addressLine')}
        hint={t('addressLineHint')}
        defaultValue={typed.addressLine}
        autoComplete="street-address"
        errors={errors.addressLine}
      />
    </CheckoutSection>
  );
}

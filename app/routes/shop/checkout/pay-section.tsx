import { RadioCards } from '#app/components/radio-cards.tsx';
import { readBuyerPhone } from '#app/domain/orders/checkout/buyer-phone.ts';
import type { CheckoutView } from '#app/domain/payments/checkout/open-checkout.server.ts';
import type { TypedCheckout } from '#app/domain/payments/checkout/typed-checkout.ts';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import type { Language } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { CheckoutSection } from '#app/routes/shop/checkout/checkout-section.tsx';
import type { CheckoutErrors } from '#app/routes/shop/checkout/missing-words.ts';
import { PAY_ALL } from '#app/routes/shop/checkout/read-checkout-form.ts';

/** How each producer is paid. What a way is, is said where it is met first, and not again for each producer. */
export function PaySection({
  view,
  typed,
  errors,
  holdMinutes,
}: {
  view: CheckoutView;
  typed: TypedCheckout;
  errors: CheckoutErrors;
  holdMinutes: number;
}) {
  const t = useT(checkoutMessages);
  const language = useLanguage();
  const [one, ...others] = new Set(view.groups.flatMap(({ methods }) => methods));
  // Where there is nothing to choose, nobody is asked.
  const only = others.length === 0 ? one : undefined;
  const offersAllByCard = !only && isFromAbroad(language, typed.phone) && takeCards(view);
  return (
    <CheckoutSection title={t('pay')}>
      {only && (
        <div className="space-y-2">
          {view.groups.length > 1 && (
            <p className="font-bold">{t('payAll', { count: view.groups.length })}</p>
          )}
          <div className="rounded-md border-2 border-indigo bg-indigo-tint p-3.5">
            <p className="font-bold">{t(only)}</p>
            <p className="text-sm text-ink-soft">{t(`${only}Hint`)}</p>
          </div>
          {view.groups.map(({ producerId }) => (
            <input key={producerId} type="hidden" name={`method.${producerId}`} value={only} />
          ))}
        </div>
      )}
      <div className="group/pay space-y-6">
        {offersAllByCard && (
          <RadioCards
            name={PAY_ALL}
            legend={t('payHow', { count: view.groups.length })}
            defaultValue={
              view.groups.every(({ producerId }) => isByCard(typed, producerId)) ? 'card' : 'each'
            }
            cards={[
              { value: 'card', label: t('payAllByCard'), hint: t('payAllByCardHint') },
              { value: 'each', label: t('payEach'), hint: t('payEachHint') },
            ]}
          />
        )}
        {(only ? [] : view.groups).map(({ producerId, producerName, methods }, at) => (
          // What is chosen for all of them is not asked for each.
          <div key={producerId} className="group-has-[input[name=payAll][value=card]:checked]/pay:hidden">
            <RadioCards
              name={`method.${producerId}`}
              legend={t('payOf', { producer: producerName })}
              errors={errors[`method.${producerId}`]}
              defaultValue={typed.parts[producerId]?.method || (methods[0] ?? '')}
              cards={methods.map((method) => ({
                value: method,
                label: t(method),
                hint: view.groups.slice(0, at).some((before) => before.methods.includes(method))
                  ? undefined
                  : t(`${method}Hint`),
              }))}
            />
          </div>
        ))}
      </div>
      <p className="text-sm text-ink-soft">
        {t('noCash')} {t('hold', { minutes: holdMinutes })}
      </p>
    </CheckoutSection>
  );
}

/** Who most likely has no app of a Vietnamese bank: reads English, or has a number of another country. */
function isFromAbroad(language: Language, phone: string): boolean {
  return language === 'en' || (readBuyerPhone(phone)?.isForeign ?? false);
}

const takeCards = ({ groups }: CheckoutView) =>
  groups.length > 1 && groups.every(({ methods }) => methods.includes('card'));

const isByCard = ({ parts }: TypedCheckout, producerId: string) => parts[producerId]?.method === 'card';

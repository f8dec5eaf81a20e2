import { Checkbox } from '#app/components/checkbox.tsx';
import { checkoutMessages } from '#app/i18n/checkout.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage } from '#app/i18n/messages.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import type { CheckoutErrors } from '#app/routes/shop/checkout/missing-words.ts';

const POLICIES = ['terms', 'privacy', 'complaints'] as const;

/** The rules to read and agree to, each a page that opens beside the form. */
export function AgreeSection({
  isAgreed,
  errors,
  isService,
}: {
  isAgreed: boolean;
  errors: CheckoutErrors;
  /** Nothing is sent, and nobody but the sellers is told of the buyer. */
  isService: boolean;
}) {
  const t = useServiceWords(checkoutMessages, isService);
  const language = useLanguage();
  return (
    <div>
      <Checkbox name="agreed" label={t('agree')} defaultChecked={isAgreed} errors={errors.agreed} />
      <p className="flex flex-wrap items-center gap-x-4 pl-9 text-sm">
        <span>{t('policies')}</span>
        {POLICIES.map((name) => (
          <a
            key={name}
            href={localPath(language, `/legal/${name}`)}
            target="_blank"
            rel="noreferrer"
            className="inline-flex min-h-11 items-center font-bold"
          >
            {t(name)}
          </a>
        ))}
      </p>
      <p className="pl-9 text-sm text-ink-soft">{t('dataUse')}</p>
    </div>
  );
}

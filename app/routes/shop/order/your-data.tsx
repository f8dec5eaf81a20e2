import { Form } from '@remix-run/react';
import { buttonClass, SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { areAllUsedThere } from '#app/domain/orders/delivery/on-the-spot.ts';
import type { BuyerPage } from '#app/domain/payments/buyer-page/read-buyer-page.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage } from '#app/i18n/messages.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import { Folded } from '#app/routes/shop/order/folded.tsx';
import type { RefusedAct } from '#app/routes/shop/order/order-acts.tsx';

/** What the buyer can decide of what is kept of them. */
export function YourData({ page, refused }: { page: BuyerPage; refused: RefusedAct }) {
  const t = useServiceWords(ticketMessages, areAllUsedThere(page.orders));
  const language = useLanguage();
  const { code, contact, isGuest, isInvited, kept } = page;
  const mine = refused?.kept.intent === 'erase' ? refused : undefined;
  if (!contact) return null;
  const isTooEarly = kept.isUnderWay || kept.isWaitingThere || kept.reachableUntil !== null;
  return (
    <Folded id="your-data" title={t('yourData')} open={mine !== undefined}>
      <p>{t('yourDataText')}</p>
      {contact.hasEmail && (
        <Form method="post" className="space-y-1">
          <Checkbox name="invite" label={t('inviteText')} hint={t('inviteHint')} defaultChecked={isInvited} />
          <SubmitButton look="secondary" name="intent" value="invitation" busyLabel={t('sending')}>
            {t('saveChoice')}
          </SubmitButton>
        </Form>
      )}
      <a
        href={`/orders/${code}/data.json`}
        download
        className={`${buttonClass('secondary')} w-full sm:w-auto`}
      >
        {t('download')}
      </a>
      {isGuest && (
        <Folded title={t('erase')} open={mine !== undefined}>
          {isTooEarly ? (
            <p>
              {kept.isUnderWay
                ? t('eraseTooEarly')
                : kept.isWaitingThere || kept.reachableUntil === null
                  ? t('eraseRefundThere')
                  : t('eraseRefundYoung', { day: formatDate(language, kept.reachableUntil - 1) })}
            </p>
          ) : (
            <Form method="post" className="space-y-3">
              <p>
                {kept.keptUntil === null
                  ? t('eraseNothingKept')
                  : t('eraseText', { day: formatDate(language, kept.keptUntil - 1) })}
              </p>
              <Checkbox name="understood" label={t('eraseConfirm')} errors={mine?.errors.understood} />
              <SubmitButton look="danger" name="intent" value="erase" busyLabel={t('sending')}>
                {t('erase')}
              </SubmitButton>
            </Form>
          )}
        </Folded>
      )}
    </Folded>
  );
}

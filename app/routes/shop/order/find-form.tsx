import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { TICKET_PARAM } from '#app/domain/orders/tickets/ticket-link.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import type { FormErrors } from '#app/routes/answer-form.server.ts';

/** Asks for what opens an order in a browser that has not placed it. */
export function FindForm({
  code,
  to = '',
  phone = '',
  errors,
}: {
  code: string;
  /** The box of its page that a link led to, by `readTicketAnchor`; '' where it led to the page. */
  to?: string | undefined;
  phone?: string | undefined;
  errors?: FormErrors | undefined;
}) {
  const t = useT(orderPageMessages);
  const language = useLanguage();
  return (
    <div className="page max-w-xl space-y-6 py-8">
      <header className="space-y-2">
        <h1 className="text-3xl">{t('findTitle')}</h1>
        <p>{t('findLead')}</p>
      </header>
      <ErrorSummary errors={errors} />
      <Form method="post" action={localPath(language, '/orders')} noValidate className="space-y-5">
        {to !== '' && <input type="hidden" name={TICKET_PARAM} value={to} />}
        <TextField
          name="code"
          label={t('findCode')}
          hint={t('findCodeHint')}
          defaultValue={code}
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
        />
        <TextField
          name="phone"
          type="tel"
          autoComplete="tel"
          label={t('findPhone')}
          defaultValue={phone}
          maxLength={30}
        />
        <SubmitButton look="action" busyLabel={t('finding')} className="w-full sm:w-auto">
          {t('find')}
        </SubmitButton>
      </Form>
    </div>
  );
}

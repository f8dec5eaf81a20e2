import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import type { ShownTicket } from '#app/domain/orders/tickets/list-tickets.server.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';

export type RefusedAnswer = RefusedForm<{ ticketId: string; text: string }> | undefined;

/** What a producer, or staff, can do about a ticket that is open. */
export function AnswerForms({
  ticket,
  refused,
  isStaff = false,
}: {
  ticket: ShownTicket;
  refused: RefusedAnswer;
  isStaff?: boolean;
}) {
  const t = useServiceWords(ticketMessages, ticket.isService);
  const { id, kind, state, agreedAt, isAllBack, messages } = ticket;
  const isToAgree = kind === 'return' && agreedAt === null && !isAllBack;
  const isMine = refused?.kept.ticketId === id;
  if (state === 'settled') return null;
  return (
    <div className="no-print space-y-5 border-t border-line pt-4">
      {/* What was sent is not left in the box for the next answer. */}
      <Form key={messages.length} method="post" className="space-y-3">
        <input type="hidden" name="ticket" value={id} />
        <TextareaField
          id={`text-${id}`}
          name="text"
          label={isToAgree ? t('agreeText') : t('answer')}
          defaultValue={isMine ? refused.kept.text : ''}
          errors={isMine ? refused.errors[`text-${id}`] : undefined}
        />
        <div className="flex flex-wrap gap-2">
          {isToAgree && (
            <SubmitButton name="intent" value="agree" busyLabel={t('sending')}>
              {t('agree')}
            </SubmitButton>
          )}
          <SubmitButton
            look={isToAgree ? 'secondary' : 'primary'}
            name="intent"
            value="answer"
            busyLabel={t('sending')}
          >
            {t('sendAnswer')}
          </SubmitButton>
          {isStaff && (
            <SubmitButton look="secondary" name="intent" value="settle" busyLabel={t('sending')}>
              {t('decide')}
            </SubmitButton>
          )}
        </div>
      </Form>
      {state === 'to-send-back' && !isAllBack && (
        <Form method="post" className="space-y-1 rounded-md bg-paper-2 p-4">
          <input type="hidden" name="ticket" value={id} />
          <p>{t('receiveHint')}</p>
          <Checkbox id={`restock-${id}`} name="restock" label={t('restock')} />
          <SubmitButton look="secondary" name="intent" value="receive" busyLabel={t('sending')}>
            {t('receive')}
          </SubmitButton>
        </Form>
      )}
    </div>
  );
}

import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorLines } from '#app/components/field.tsx';
import { Panel } from '#app/components/panel.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import type { OrderPieces } from '#app/domain/orders/fulfil/read-pieces.server.ts';
import { useT } from '#app/i18n/messages.ts';
import { watchedOrderMessages } from '#app/i18n/watched-orders.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';

export type RefusedCancel = RefusedForm<{
  note: string;
  what: string;
  typed: Record<string, string>;
}> | null;

/** Staff end an order, or take pieces out of it, for a producer who may not or does not see to it. */
export function CancelInPlace({
  causeKey,
  lines,
  refused,
}: {
  causeKey: string;
  lines: readonly OrderPieces[];
  refused: RefusedCancel;
}) {
  const t = useT(watchedOrderMessages);
  const left = lines.filter(({ pieces }) => pieces > 0);
  const hasChoice = left.length > 1 || (left[0]?.pieces ?? 0) > 1;
  return (
    <Panel id="cancel" title={t('cancelTitle')}>
      <p className="measure mb-4 text-ink-soft">{t('cancelLead')}</p>
      <Form
        // Done once it is closed: what is left of the form would cancel the rest as well.
        key={left.map(({ lineId, pieces }) => `${lineId}${pieces}`).join()}
        method="post"
        noValidate
        className="no-print space-y-4"
      >
        <input type="hidden" name="causeKey" value={causeKey} />
        <TextareaField
          name="note"
          label={t('cancelNote')}
          hint={t('cancelNoteHint')}
          rows={3}
          defaultValue={refused?.kept.note}
          errors={refused?.errors.note}
        />
        {hasChoice && (
          <RadioCards
            name="what"
            legend={t('cancelWhat')}
            columns={2}
            defaultValue={refused?.kept.what || 'whole'}
            cards={[
              { value: 'whole', label: t('cancelWhole') },
              { value: 'some', label: t('cancelSome') },
            ]}
          />
        )}
        <div id="lines" className="space-y-4">
          <ErrorLines id="lines" errors={refused?.errors.lines} />
          {hasChoice &&
            left.map(({ lineId, titleVi, sizeVi, pieces }) => (
              <TextField
                key={lineId}
                name={`lines.${lineId}`}
                label={t('cancelPieces', { product: `${titleVi}, ${sizeVi}` })}
                inputMode="numeric"
                suffix={`/ ${pieces}`}
                optional
                defaultValue={refused?.kept.typed[`lines.${lineId}`]}
                errors={refused?.errors[`lines.${lineId}`]}
              />
            ))}
        </div>
        <SubmitButton name="act" value="cancel" look="danger">
          {t('cancelSubmit')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

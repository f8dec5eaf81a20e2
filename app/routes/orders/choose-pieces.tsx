import { ErrorLines } from '#app/components/field.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { OrderPieces } from '#app/domain/orders/fulfil/read-pieces.server.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';

/** The lines of an order that still have pieces to cancel. */
export function linesLeft(lines: readonly OrderPieces[]): OrderPieces[] {
  return lines.filter(({ pieces }) => pieces > 0);
}

/** Changes as pieces are cancelled: a form keyed by it starts anew and never cancels what is left as well. */
export function piecesKey(lines: readonly OrderPieces[]): string {
  return linesLeft(lines)
    .map(({ lineId, pieces }) => `${lineId}${pieces}`)
    .join();
}

/** The part of a cancelling form that asks for the whole order or for pieces of it; of a single piece it asks nothing. */
export function ChoosePieces({
  lines,
  isOfSome = false,
  refused,
}: {
  lines: readonly OrderPieces[];
  /** These are not all that is left of the order, so that it cannot end by them: all their pieces are proposed. */
  isOfSome?: boolean;
  refused: RefusedForm<{ what: string; typed: Record<string, string> }> | null;
}) {
  const t = useT(fulfilmentMessages);
  const language = useLanguage();
  const left = linesLeft(lines);
  const isAsked = isOfSome || left.length > 1 || (left[0]?.pieces ?? 0) > 1;
  return (
    <>
      {isOfSome && <input type="hidden" name="what" value="some" />}
      {isAsked && !isOfSome && (
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
        {isAsked &&
          left.map(({ lineId, titleVi, titleEn, sizeVi, sizeEn, pieces }) => (
            <TextField
              key={lineId}
              name={`lines.${lineId}`}
              label={t('cancelPieces', {
                product: `${pickText(language, titleVi, titleEn).text}, ${pickText(language, sizeVi, sizeEn).text}`,
              })}
              inputMode="numeric"
              suffix={`/ ${pieces}`}
              optional
              defaultValue={refused?.kept.typed[`lines.${lineId}`] ?? (isOfSome ? String(pieces) : undefined)}
              errors={refused?.errors[`lines.${lineId}`]}
            />
          ))}
      </div>
    </>
  );
}

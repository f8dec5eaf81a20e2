import { redirect } from '@remix-run/node';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { cancelForProducer } from '#app/domain/reports/orders/cancel-for-producer.server.ts';
import type { Language } from '#app/i18n/language.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { readChosenPieces } from '#app/routes/orders/read-chosen-pieces.ts';
import { sayWhoCancelled } from '#app/routes/orders/say-who-cancelled.server.ts';
import type { Context } from '#app/server/context.ts';

/** The form by which staff cancel an order, or pieces of it, in its producer's place. */
export async function cancelInPlace(
  context: Context,
  actor: Actor,
  { orderId, form, language }: { orderId: string; form: FormData; language: Language },
) {
  const { typed, what, isWhole, lines } = readChosenPieces(form);
  const kept = { note: textOf(form, 'note').slice(0, 2000), what, typed };
  return answerForm(kept, async () => {
    await sayWhoCancelled(language, () =>
      cancelForProducer(context, actor, {
        orderId,
        note: kept.note,
        isWhole,
        causeKey: textOf(form, 'causeKey') || orderId,
        lines,
      }),
    );
    return redirect(`/department/orders/${orderId}?done=cancelled`, 303);
  });
}

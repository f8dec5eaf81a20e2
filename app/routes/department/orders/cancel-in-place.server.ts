import { redirect } from '@remix-run/node';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { cancelForProducer } from '#app/domain/reports/orders/cancel-for-producer.server.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { parseWhole } from '#app/routes/parse-whole.ts';
import type { Context } from '#app/server/context.ts';

/** The form by which staff cancel an order, or pieces of it, in its producer's place. */
export async function cancelInPlace(context: Context, actor: Actor, orderId: string, form: FormData) {
  const typed: Record<string, string> = {};
  for (const [name, value] of form)
    if (name.startsWith('lines.') && typeof value === 'string') typed[name] = value.slice(0, 20);
  const kept = { note: textOf(form, 'note').slice(0, 2000), what: textOf(form, 'what'), typed };
  return answerForm(kept, async () => {
    await cancelForProducer(context, actor, {
      orderId,
      note: kept.note,
      isWhole: kept.what !== 'some',
      causeKey: textOf(form, 'causeKey') || orderId,
      lines: Object.entries(typed).flatMap(([name, value]) => {
        if (value.trim() === '' || value.trim() === '0') return [];
        return [{ lineId: name.slice('lines.'.length), quantity: parseWhole(value) ?? -1 }];
      }),
    });
    return redirect(`/department/orders/${orderId}?done=cancelled`, 303);
  });
}

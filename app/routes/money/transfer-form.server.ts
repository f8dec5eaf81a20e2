import { redirect } from '@remix-run/node';
import type { MoneyActor } from '#app/domain/payments/bank-transfers/open-transfer.server.ts';
import { readTransfer } from '#app/domain/payments/bank-transfers/read-transfer.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { translate } from '#app/i18n/messages.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actOnTransfer } from '#app/routes/money/act-on-transfer.server.ts';
import { readWaitingPlace, waitingSearch } from '#app/routes/money/waiting-place.ts';
import type { GuardedArgs } from '#app/routes/route-guard.server.ts';

type Asked = Pick<GuardedArgs<'signedIn'>, 'context' | 'params' | 'language' | 'request' | 'url'>;

/**
 * What the page of one transfer shows, with its title and the place in the list that it was opened from.
 * @throws NotFound where it is none of the actor's.
 */
export async function loadTransfer({ context, params, language, url }: Asked, actor: MoneyActor) {
  const transfer = await readTransfer(context, actor, params.transferId ?? '');
  const amount = formatVnd(language, transfer.amount);
  return {
    transfer,
    from: waitingSearch(readWaitingPlace(url.searchParams)),
    title: translate(transferMessages, language)('transferTitle', { amount }),
  };
}

/** Does what its form asks for. @param list where it leads afterwards, to the place that it was opened from. */
export async function answerTransfer(
  { context, params, request, url }: Asked,
  actor: MoneyActor,
  list: string,
) {
  const form = await request.formData();
  const kept = { order: textOf(form, 'order'), note: textOf(form, 'note'), why: textOf(form, 'why') };
  return answerForm(kept, async () => {
    const outcome = await actOnTransfer(context, actor, params.transferId ?? '', form);
    const search = new URLSearchParams(waitingSearch(readWaitingPlace(url.searchParams)));
    search.set('done', outcome);
    return redirect(`${list}?${search}`, 303);
  });
}

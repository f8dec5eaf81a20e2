import { redirect } from '@remix-run/node';
import type { GroupRow } from '#app/domain/orders/access/open-order.server.ts';
import { confirmGoods } from '#app/domain/orders/acts/confirm-goods.server.ts';
import { confirmReceived } from '#app/domain/orders/acts/confirm-received.server.ts';
import { chooseInvitation } from '#app/domain/orders/data-rights/choose-invitation.server.ts';
import { writeReview } from '#app/domain/orders/reviews/write-review.server.ts';
import { followTicket } from '#app/domain/orders/tickets/follow-ticket.server.ts';
import { openTicket } from '#app/domain/orders/tickets/open-ticket.server.ts';
import type { SentPhoto } from '#app/domain/orders/tickets/ticket-photos.server.ts';
import { cancelOwn } from '#app/domain/payments/buyer-acts/cancel-own.server.ts';
import { cancelReasons } from '#app/domain/payments/buyer-acts/cancel-reasons.ts';
import { eraseBuyer } from '#app/domain/payments/data-rights/erase-buyer.server.ts';
import { giveRefundAccount } from '#app/domain/payments/refund-account/give-refund-account.server.ts';
import type { Language } from '#app/i18n/language.ts';
import { localPath } from '#app/i18n/language.ts';
import { textOf } from '#app/routes/answer-form.server.ts';
import { sayWhoCancelled } from '#app/routes/orders/say-who-cancelled.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';

/** Everything that a buyer can do on the page of a checkout of theirs. @throws Response back to the page; DomainError; NotFound. */
export async function actOnOrder(
  context: Context,
  group: GroupRow,
  form: FormData,
  { language, photos }: { language: Language; photos: readonly SentPhoto[] },
): Promise<never> {
  const orderId = textOf(form, 'order');
  // What was acted on stays open, also where nothing but the address remembers it.
  const back = (done: string, place = '', acted = orderId) => {
    const order = acted === '' ? '' : `&order=${encodeURIComponent(acted)}`;
    return redirect(`${localPath(language, `/orders/${group.code}`)}?done=${done}${order}${place}`, 303);
  };
  const intent = textOf(form, 'intent');
  switch (intent) {
    case 'cancel-order':
    case 'cancel-lines': {
      const reason = cancelReasons.find((one) => one === textOf(form, 'reason')) ?? 'other';
      const lines = intent === 'cancel-lines' ? piecesIn(form, orderId) : null;
      const formKey = textOf(form, 'formKey');
      const note = textOf(form, 'note');
      await sayWhoCancelled(language, () =>
        cancelOwn(context, group, { orderId, reason, note, lines, formKey }),
      );
      throw back(intent === 'cancel-lines' ? 'lines-cancelled' : 'cancelled');
    }
    case 'leave-out':
      await cancelOwn(context, group, {
        ...{ orderId, reason: 'other', lines: null, formKey: '', isUnpaidOnly: true },
      });
      // The rest is to be paid now: that stands open.
      throw back('left-out', '', '');
    case 'refund-account':
      await giveRefundAccount(context, group, {
        where: textOf(form, 'where'),
        bank: textOf(form, 'bank'),
        number: textOf(form, 'number'),
        holder: textOf(form, 'holder'),
      });
      throw back('refund-account', '#where-to');
    case 'received':
      await confirmReceived(context, group, { orderId, isEarlySure: textOf(form, 'earlyUse') === 'on' });
      throw back('received');
    case 'goods-received':
      await confirmGoods(context, group, orderId);
      throw back('received');
    case 'question':
    case 'complaint':
    case 'return': {
      const lines = intent === 'return' ? piecesIn(form, orderId) : [];
      const ticketId = await openTicket(context, group, {
        orderId,
        kind: intent,
        text: textOf(form, 'text'),
        lines,
        photos,
      });
      throw back('ticket', `#${ticketId}`);
    }
    case 'write':
    case 'content':
    case 'escalate': {
      const ticketId = textOf(form, 'ticket');
      await followTicket(context, group, { ticketId, how: intent, text: textOf(form, 'text') });
      throw back('ticket', `#${ticketId}`);
    }
    case 'review':
      await writeReview(context, group, {
        lineId: textOf(form, 'line'),
        stars: Number(textOf(form, 'stars')),
        body: textOf(form, 'body'),
        language,
      });
      throw back('review');
    case 'invitation': {
      const isWanted = form.get('invite') !== null;
      await chooseInvitation(context, { personId: group.buyerId, orderGroupId: group.id, isWanted });
      throw back('consent', '#your-data');
    }
    case 'erase':
      // Who has an account asks the operator: more hangs on it than orders.
      if (!group.isGuest) throw new DomainError('notAllowed');
      if (form.get('understood') === null) throw new DomainError('mustAgree', { field: 'understood' });
      await eraseBuyer(context, { personId: group.buyerId, erasedBy: null });
      throw redirect(localPath(language, '/orders?done=erased'), 303);
    default:
      throw new NotFound('no such act');
  }
}

/** Pieces by line of the form's `line-<id>` fields; those left empty or at 0 are none. */
function piecesIn(form: FormData, orderId: string): Array<{ lineId: string; quantity: number }> {
  const lines = [...form].flatMap(([name, value]) => {
    if (!name.startsWith('line-') || typeof value !== 'string') return [];
    const typed = value.trim();
    if (typed === '' || typed === '0') return [];
    return [{ lineId: name.slice('line-'.length), quantity: /^\d{1,4}$/.test(typed) ? Number(typed) : -1 }];
  });
  if (lines.length === 0) throw new DomainError('required', { field: `lines-${orderId}` });
  return lines;
}

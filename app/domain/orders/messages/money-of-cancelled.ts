import type { MailPart } from '#app/domain/orders/messages/mail-parts.ts';
import type { MessageAbout } from '#app/domain/orders/messages/read-message-subject.server.ts';
import { looseLines } from '#app/domain/orders/money-back/loose-lines.ts';
import { refundLine, unpaidWords } from '#app/domain/orders/money-back/refund-line.ts';
import { formatVnd } from '#app/i18n/format.ts';
import type { MailWords } from '#app/i18n/mails.ts';

/** What becomes of the money of an order that was cancelled: it follows what was promised, and what a card's bank took. */
export function cancelledMoney(t: MailWords, about: MessageAbout): MailPart[] {
  const words = whatOfMoney(about);
  const {
    language,
    refunds,
    loose,
    orders: [order],
  } = about;
  const seen = looseLines(language, loose, order).map((text) => ({ text }));
  if (words === null)
    return seen.length > 0
      ? seen
      : [{ text: unpaidWords(language, order?.method ?? 'vietqr', order?.producer.name ?? '') }];
  // Of a dispute the sentence says all: whether bank or market gives it back is open, or over.
  const told = words === 'cancelledDisputed' || words === 'cancelledTaken' ? [] : refunds;
  return [{ text: t(words) }, ...told.map((refund) => ({ text: refundLine(language, refund) })), ...seen];
}

/** @returns null where no money has become its own. */
function whatOfMoney({ cost: { sentBack, comesBack, takenBack }, orders: [order] }: MessageAbout) {
  if (takenBack > 0) return sentBack + comesBack > 0 ? 'cancelledTakenInPart' : 'cancelledTaken';
  if (order?.paidAt && order.dispute === 'open') return 'cancelledDisputed';
  return order?.paidAt || sentBack + comesBack > 0 ? 'cancelledMoney' : null;
}

export function cancelledPartMoney(t: MailWords, about: MessageAbout): MailPart[] {
  const { language, refunds, orders } = about;
  if (!orders[0]?.paidAt) return [{ text: t('cancelledPartNothing') }];
  if (whatOfMoney(about) !== 'cancelledMoney') return cancelledMoney(t, about);
  return [
    { text: t('cancelledPartMoney') },
    ...refunds
      .filter(({ reason }) => reason === 'cancelled-in-part')
      .map((refund) => ({ text: refundLine(language, refund) })),
  ];
}

/** What was paid, what came or comes back, and what it has cost in the end; nothing where nothing goes back. */
export function costRows(t: MailWords, { cost: whole, language }: MessageAbout): MailPart[] {
  const { paid, sentBack, comesBack, takenBack, cost } = whole;
  if (sentBack + comesBack + takenBack === 0) return [];
  const vnd = (amount: number) => formatVnd(language, amount);
  return [
    {
      rows: [
        [t('costPaid'), vnd(paid)],
        ...(sentBack > 0 ? [[t('costSentBack'), vnd(sentBack)] as const] : []),
        ...(comesBack > 0 ? [[t('costComesBack'), vnd(comesBack)] as const] : []),
        ...(takenBack > 0 ? [[t('costTaken'), vnd(takenBack)] as const] : []),
        [t('costLeft'), vnd(cost)],
      ],
    },
  ];
}

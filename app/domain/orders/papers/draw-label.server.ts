import { weightLeft } from '#app/domain/orders/fulfil/read-pieces.server.ts';
import { dialled, type PrintedOrder } from '#app/domain/orders/papers/printed-order.ts';
import { formatDate, formatWeight } from '#app/i18n/format.ts';
import { translate } from '#app/i18n/messages.ts';
import { minuteText } from '#app/i18n/minute-text.ts';
import { orderPaperMessages } from '#app/i18n/order-papers.ts';
import { MM, type Pdf, paperSizes } from '#app/server/pdf/open-pdf.server.ts';

const [WIDTH, HEIGHT] = paperSizes.a6;
const EDGE = 7 * MM;
const t = translate(orderPaperMessages, 'vi');

/**
 * An address label of A6 at a place of the page: for the carrier, so in Vietnamese, with no more of the buyer than it takes
 * to find them, and what they need not pay.
 */
export function drawLabel(pdf: Pdf, order: PrintedOrder, { left, top }: { left: number; top: number }): void {
  const { doc } = pdf;
  const x = left + EDGE;
  const width = WIDTH - 2 * EDGE;
  const line = (y: number) =>
    doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(0.7)
      .stroke('#1c1a17');
  // Who sends it.
  let y = top + EDGE;
  y = pdf.write(t('from'), { x, y, width, size: 8, color: '#5b554c' });
  y = pdf.write(order.sender.name, { x, y, width, size: 11, height: 30, isBold: true });
  const from = [order.sender.address, order.sender.phone && `${t('phone')} ${dialled(order.sender.phone)}`];
  y = pdf.write(from.filter(Boolean).join('\n'), { x, y, width, size: 9, height: 38 });
  line(y + 4);
  // Who gets it, as large as it fits.
  y = pdf.write(t('to'), { x, y: y + 9, width, size: 8, color: '#5b554c' });
  const bottom = top + HEIGHT - EDGE - 84;
  y = drawReceiver(pdf, order, { x, y, width, height: bottom - y });
  // The way and the order.
  const foot = bottom + 4;
  line(foot);
  const count = order.lines.reduce((sum, { pieces }) => sum + pieces, 0);
  const grams = weightLeft(order.lines);
  y = pdf.write(`${t('order')} ${order.code}`, { x, y: foot + 6, width, size: 15, height: 20, isBold: true });
  const what = [t('pieces', { count }), grams > 0 && t('weight', { weight: formatWeight('vi', grams) })];
  y = pdf.write(what.filter(Boolean).join(', '), {
    x,
    y,
    width,
    size: 9,
    height: 13,
  });
  y = pdf.write(t('noCash'), { x, y: y + 2, width, size: 11, height: 15, isBold: true });
  if (order.hasAlcohol) {
    pdf.write(t('idNeeded'), { x, y: y + 2, width, size: 9, height: 24, isBold: true });
  }
}

function drawReceiver(
  pdf: Pdf,
  { receiver, delivery, placeName }: PrintedOrder,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): number {
  const end = y + height;
  if (!receiver) return pdf.write(t('erased'), { x, y, width, size: 12, height });
  let at = pdf.write(receiver.name, { x, y, width, size: 20, height: 54, isBold: true });
  at = pdf.write(dialled(receiver.phone), { x, y: at + 2, width, size: 18, height: 25, isBold: true });
  const where =
    delivery.method === 'pickup'
      ? t('pickup', { place: delivery.name })
      : delivery.method === 'hotel'
        ? [receiver.hotel?.name, receiver.hotel?.room && `${t('room')} ${receiver.hotel.room}`, placeName]
            .filter(Boolean)
            .join('\n')
        : receiver.address;
  at = pdf.write(where ?? '', { x, y: at + 4, width, size: 15, height: end - at - 20 });
  if (delivery.method !== 'hotel') return at;
  const { day, fromMinute, toMinute } = delivery;
  const when = t('bring', {
    day: formatDate('vi', day),
    from: minuteText(fromMinute),
    to: minuteText(toMinute),
  });
  return pdf.write(when, { x, y: at + 2, width, size: 12, height: Math.max(14, end - at), isBold: true });
}

/** Four labels on a page of A4, with lines to cut along. @param at 0 .. 3 */
export function placeOnSheet(at: number): { left: number; top: number } {
  return { left: (at % 2) * WIDTH, top: Math.floor(at / 2) * HEIGHT };
}

export function drawCutLines({ doc }: Pdf): void {
  const [width, height] = paperSizes.a4;
  doc.save().dash(3, { space: 3 }).lineWidth(0.5);
  doc
    .moveTo(width / 2, 0)
    .lineTo(width / 2, height)
    .moveTo(0, height / 2)
    .lineTo(width, height / 2)
    .stroke('#8a8378');
  doc.restore();
}

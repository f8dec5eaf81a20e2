import QRCode from 'qrcode';
import type { PrintedOrder } from '#app/domain/orders/papers/printed-order.ts';
import { formatDate } from '#app/i18n/format.ts';
import { translate } from '#app/i18n/messages.ts';
import { orderPaperMessages } from '#app/i18n/order-papers.ts';
import { drawQr } from '#app/server/pdf/draw-qr.ts';
import { MM, type Pdf, paperSizes } from '#app/server/pdf/open-pdf.server.ts';

const t = translate(orderPaperMessages, 'vi');
const tEnglish = translate(orderPaperMessages, 'en');

/** Letter sizes, edge and the room at the foot, points. */
const looks = {
  a6: { edge: 7 * MM, title: 15, text: 9, small: 7.5, foot: 62, qr: 52 },
  a4: { edge: 18 * MM, title: 26, text: 13, small: 10, foot: 112, qr: 92 },
} as const;

/**
 * The slip that is packed with the goods: what should be in the parcel, and where to turn. Of the buyer only the name; a
 * long list goes on over several pages. For a foreign buyer the main things stand in English too.
 */
export function drawSlip(pdf: Pdf, order: PrintedOrder, size: 'a4' | 'a6'): void {
  const look = looks[size];
  const [pageWidth, pageHeight] = paperSizes[size];
  const x = look.edge;
  const width = pageWidth - 2 * look.edge;
  const pieces = 4.2 * look.text;
  const bottom = pageHeight - look.edge - look.foot;
  const both = (key: 'slipTitle' | 'column_goods' | 'column_pieces' | 'total' | 'forWhom') =>
    order.language === 'en' ? `${t(key)} / ${tEnglish(key)}` : t(key);
  let y = beginPage();
  for (const line of order.lines.filter((one) => one.pieces > 0)) {
    const text = `${line.titleVi}\n${line.sizeVi} · ${line.sku}`;
    const high =
      pdf.doc
        .font('regular')
        .fontSize(look.text)
        .heightOfString(text, { width: width - pieces }) + 6;
    if (y + high > bottom) {
      drawFoot();
      y = beginPage();
    }
    const end = pdf.write(text, { x, y: y + 3, width: width - pieces, size: look.text });
    pdf.write(`× ${line.pieces}`, {
      x: x + width - pieces,
      y: y + 2,
      width: pieces,
      size: look.text * 1.5,
      height: look.text * 2.2,
      isBold: true,
      align: 'right',
    });
    y = Math.max(end, y + look.text * 2) + 3;
    rule(y, 0.3);
  }
  const count = order.lines.reduce((sum, line) => sum + line.pieces, 0);
  pdf.write(`${both('total')}: ${count}`, {
    x,
    y: y + 4,
    width,
    size: look.text,
    isBold: true,
    align: 'right',
  });
  drawFoot();

  function rule(at: number, thick: number): void {
    pdf.doc
      .moveTo(x, at)
      .lineTo(x + width, at)
      .lineWidth(thick)
      .stroke('#1c1a17');
  }

  function beginPage(): number {
    pdf.addPage(size);
    let at = pdf.write(both('slipTitle'), { x, y: look.edge, width, size: look.text, color: '#5b554c' });
    at = pdf.write(order.code, { x, y: at, width, size: look.title, height: look.title * 1.5, isBold: true });
    at = pdf.write(order.sender.name, { x, y: at, width, size: look.text, height: look.text * 3 });
    const to = order.receiver?.name ?? t('erased');
    at = pdf.write(
      `${both('forWhom')}: ${to} · ${t('placedAt', { day: formatDate('vi', order.placedAt) })}`,
      { x, y: at, width, size: look.text, height: look.text * 3 },
    );
    rule(at + 4, 1);
    at = pdf.write(both('column_goods'), { x, y: at + 7, width, size: look.small, color: '#5b554c' });
    pdf.write(both('column_pieces'), {
      x,
      y: at - look.small * 1.35,
      width,
      size: look.small,
      align: 'right',
      color: '#5b554c',
    });
    return at + 2;
  }

  function drawFoot(): void {
    const at = pageHeight - look.edge - look.foot + 8;
    const code = QRCode.create(order.address, { errorCorrectionLevel: 'M' }).modules;
    drawQr(pdf.doc, code, { x, y: at, side: look.qr });
    const box = { x: x + look.qr + 8, width: width - look.qr - 8, size: look.small };
    const say = order.language === 'en' ? tEnglish : t;
    const text = `${say('thanks', { producer: order.sender.name })} ${say('help', { address: order.address })}`;
    pdf.write(text, { ...box, y: at, height: look.qr });
  }
}

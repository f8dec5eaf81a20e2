import QRCode from 'qrcode';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { motifSvg } from '#app/domain/catalog/motif/motif-svg.ts';
import { DrawingBusy, drawPicture } from '#app/domain/catalog/share-picture/draw-picture.server.ts';
import { readSquare } from '#app/domain/media/read-square.server.ts';
import { openBankAccount } from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import { readPoster } from '#app/domain/payments/poster/read-poster.server.ts';
import { writePayload } from '#app/domain/payments/vietqr/write-payload.ts';
import { translate } from '#app/i18n/messages.ts';
import { orderPaperMessages } from '#app/i18n/order-papers.ts';
import type { Context } from '#app/server/context.ts';
import { drawQr } from '#app/server/pdf/draw-qr.ts';
import { MM, openPdf, type Pdf, paperSizes } from '#app/server/pdf/open-pdf.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

const t = translate(orderPaperMessages, 'vi');
const tEnglish = translate(orderPaperMessages, 'en');

const INDIGO = '#22315c';
const RED = '#c8372d';
const GOLD = '#e0a526';
const SOFT = '#5b554c';

/** Drawn on A5; A4 is the same, larger. */
const [WIDTH, HEIGHT] = paperSizes.a5;
const EDGE = 11 * MM;
const BAND = 10;

/**
 * The sign for a market stall as a PDF: who sells, three pictures, a code that opens the shop and one that pays into the
 * producer's own account whatever they have agreed on. The number of the account is read for it, which the audit keeps.
 */
export async function drawPoster(context: Context, actor: SellerActor, size: 'a5' | 'a4'): Promise<Buffer> {
  const poster = await readPoster(context, actor);
  const pictures: Uint8Array[] = [];
  for (const picture of poster.pictures) {
    const square = await squareOf(context, picture);
    if (square) pictures.push(square);
  }
  const pay = await readPay(context, actor, poster.account);
  const pdf = await openPdf(context.config.rootDir, { title: poster.name });
  pdf.addPage(size);
  const scale = paperSizes[size][0] / WIDTH;
  pdf.doc.scale(scale);
  drawBands(pdf);
  const width = WIDTH - 2 * EDGE;
  let y = pdf.write(poster.name, {
    x: EDGE,
    y: BAND + 18,
    width,
    size: 24,
    height: 66,
    isBold: true,
    align: 'center',
    color: INDIGO,
  });
  y = drawPictures(pdf, pictures, y + 12);
  const isRoomy = pictures.length === 0;
  drawCodes(pdf, { address: poster.address, pay, y: y + (isRoomy ? 40 : 14), isRoomy });
  const isDemo = poster.isDemo || (poster.account?.isDemo ?? false);
  pdf.write(isDemo ? t('demo') : `${t('posterNoCash')} · ${tEnglish('posterNoCash')}`, {
    x: EDGE,
    y: HEIGHT - BAND - 34,
    width,
    size: 15,
    height: 22,
    isBold: true,
    align: 'center',
    color: RED,
  });
  return pdf.finish();
}

/** Pixels; on A4 more than 250 to the inch. */
const DRAWN_SIDE = 600;

/** A photo, or the drawing that stands for it in the shop; null where neither can be had just now. */
async function squareOf(
  context: Context,
  { photo, setCode, motifSeed }: Awaited<ReturnType<typeof readPoster>>['pictures'][number],
): Promise<Uint8Array | null> {
  const square = photo && (await readSquare(context, photo.hash));
  if (square) return square;
  const side = { width: DRAWN_SIDE, height: DRAWN_SIDE };
  const svg = motifSvg({ setCode: setCode ?? '', seed: motifSeed, ...side });
  try {
    return await drawPicture(svg, null, context.config.rootDir);
  } catch (error) {
    if (!(error instanceof DrawingBusy)) throw error;
    context.log.warn({ evt: 'poster.drawing', err: error }, 'a sign has a picture less');
    return null;
  }
}

type Pay = { payload: string; bankName: string; number: string; holder: string };

async function readPay(
  context: Context,
  actor: SellerActor,
  account: Awaited<ReturnType<typeof readPoster>>['account'],
): Promise<Pay | null> {
  if (!account) return null;
  const { id, sealed, bin, bankName } = account;
  const { number, holder } = openBankAccount(context.config, id, sealed);
  await context.store.write((tx) =>
    recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'read-bank-account',
      subject: 'bank_account',
      subjectId: id,
      detail: { purpose: 'poster' },
    }),
  );
  const payload = writePayload({
    kind: 'account',
    use: 'static',
    bin,
    account: number,
    amount: null,
    memo: null,
  });
  return { payload, bankName, number, holder };
}

/** A woven border at the head and the foot. */
function drawBands({ doc }: Pdf): void {
  for (const top of [0, HEIGHT - BAND]) {
    doc.rect(0, top, WIDTH, BAND).fill(INDIGO);
    const half = BAND / 2;
    for (let x = half; x < WIDTH; x += BAND) {
      doc
        .moveTo(x, top + 1)
        .lineTo(x + half - 1, top + half)
        .lineTo(x, top + BAND - 1)
        .lineTo(x - half + 1, top + half)
        .fill(Math.round(x / BAND) % 2 === 0 ? RED : GOLD);
    }
  }
}

/** Side by side in the middle. @returns where they end */
function drawPictures({ doc }: Pdf, pictures: readonly Uint8Array[], y: number): number {
  if (pictures.length === 0) return y;
  const gap = 8;
  const side = (WIDTH - 2 * EDGE - 2 * gap) / 3;
  const whole = pictures.length * side + (pictures.length - 1) * gap;
  for (const [at, picture] of pictures.entries()) {
    const x = (WIDTH - whole) / 2 + at * (side + gap);
    doc.image(Buffer.from(picture), x, y, { width: side, height: side });
    doc.rect(x, y, side, side).lineWidth(0.5).stroke('#d8cfbf');
  }
  return y + side;
}

/**
 * The two codes, or the one large where there is no account to pay into.
 * @param isRoomy there are no pictures: the codes and what is said of them are larger.
 */
function drawCodes(
  pdf: Pdf,
  { address, pay, y, isRoomy }: { address: string; pay: Pay | null; y: number; isRoomy: boolean },
): void {
  const shown = address.replace(/^https?:\/\//, '');
  if (!pay) {
    const side = isRoomy ? 260 : 200;
    const x = (WIDTH - side) / 2;
    const at = heading(pdf, 'posterScanShop', { x: EDGE, y, width: WIDTH - 2 * EDGE });
    drawQr(pdf.doc, QRCode.create(address, { errorCorrectionLevel: 'Q' }).modules, { x, y: at + 6, side });
    pdf.write(shown, { x: EDGE, y: at + side + 12, width: WIDTH - 2 * EDGE, size: 9, align: 'center' });
    return;
  }
  const gap = 16;
  const width = (WIDTH - 2 * EDGE - gap) / 2;
  const side = isRoomy ? width - 6 : 138;
  const left = { x: EDGE, width };
  const right = { x: EDGE + width + gap, width };
  const inMiddle = (x: number) => x + (width - side) / 2;
  const at = Math.max(
    heading(pdf, 'posterScanShop', { ...left, y }),
    heading(pdf, 'posterScanPay', { ...right, y }),
  );
  const code = at + 6;
  const shop = QRCode.create(address, { errorCorrectionLevel: 'Q' }).modules;
  drawQr(pdf.doc, shop, { x: inMiddle(left.x), y: code, side });
  const money = QRCode.create(pay.payload, { errorCorrectionLevel: 'M' }).modules;
  drawQr(pdf.doc, money, { x: inMiddle(right.x), y: code, side });
  const under = code + side + 8;
  pdf.write(shown, { ...left, y: under, size: isRoomy ? 10 : 8.5, height: 44, align: 'center', color: SOFT });
  const account = `${pay.bankName} · ${pay.number}`;
  let end = pdf.write(account, { ...right, y: under, size: 11, height: 16, isBold: true, align: 'center' });
  end = pdf.write(pay.holder, { ...right, y: end, size: 10, height: 28, align: 'center' });
  const hint = `${t('posterPayHint')}\n${tEnglish('posterPayHint')}`;
  pdf.write(hint, {
    ...right,
    y: end + 3,
    size: isRoomy ? 10 : 7,
    height: isRoomy ? 90 : 40,
    align: 'center',
    color: SOFT,
  });
}

function heading(
  pdf: Pdf,
  key: 'posterScanShop' | 'posterScanPay',
  box: { x: number; y: number; width: number },
): number {
  const own = { ...box, height: 34, align: 'center' as const, color: INDIGO };
  const end = pdf.write(t(key), { ...own, size: 13, isBold: true });
  return pdf.write(tEnglish(key), { ...own, y: end, size: 9, height: 14, color: SOFT });
}

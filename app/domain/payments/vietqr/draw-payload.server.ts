import QRCode, { type QRCodeMaskPattern, type QRCodeSegment } from 'qrcode';
import { type Bits, bestMask, bitsOf, type Modules } from '#app/domain/payments/vietqr/best-mask.ts';

/** The quiet zone that the standard asks for (ISO/IEC 18004). Modules. */
const QUIET_ZONE = 4;
/** A whole number, so that all modules are of one width. Pixels; 45 to 53 modules make about 600. */
const PIXELS_OF_MODULE = 12;
/** 15 % of the code may be dirty or behind a reflection, and it still has few modules. */
const errorCorrectionLevel = 'M';
const MASKS: readonly QRCodeMaskPattern[] = [0, 1, 2, 3, 4, 5, 6, 7];

/** A payload drawn for a page or for print, as SVG. */
export function drawPayloadSvg(payload: string): string {
  const { modules } = bestSymbol(segmentsOf(payload));
  const width = modules.side + 2 * QUIET_ZONE;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${width}" shape-rendering="crispEdges">` +
    `<path fill="#ffffff" d="M0 0h${width}v${width}H0z"/><path stroke="#000000" d="${pathOf(modules)}"/></svg>\n`
  );
}

/** A payload drawn as a picture that a phone can keep and a bank's app can open. */
export function drawPayloadPng(payload: string): Promise<Buffer> {
  const segments = segmentsOf(payload);
  const { maskPattern } = bestSymbol(segments);
  const frame = { errorCorrectionLevel, maskPattern, margin: QUIET_ZONE } as const;
  return QRCode.toBuffer(segments, { ...frame, type: 'png', scale: PIXELS_OF_MODULE });
}

/** A line through the middle of each run of dark modules, row by row. */
function pathOf({ data, side }: Modules): string {
  let path = '';
  for (let row = 0; row < side; row += 1) {
    let pen = -1;
    for (let column = 0; column < side; column += 1) {
      if (data[row * side + column] !== 1) continue;
      const start = column;
      while (column < side && data[row * side + column] === 1) column += 1;
      path += pen < 0 ? `M${start + QUIET_ZONE} ${row + QUIET_ZONE + 0.5}` : `m${start - pen} 0`;
      path += `h${column - start}`;
      pen = column;
    }
  }
  return path;
}

/** What a mask changes in a symbol of mask 0: the masked modules and the few that name the mask. */
type Change = { readonly modules: Modules; readonly bits: Bits };
/** For each mask, by the symbol's side in modules. */
const changesBySide = new Map<number, readonly Change[]>();

/**
 * The symbol that `qrcode` would draw. Left to choose its mask, it takes five times as long for that as for all the rest;
 * what a mask changes is the same in all symbols of a size, so it is asked for once.
 */
function bestSymbol(segments: QRCodeSegment[]): { modules: Modules; maskPattern: QRCodeMaskPattern } {
  const first = symbolOf(segments, 0);
  let changes = changesBySide.get(first.side);
  if (!changes) {
    changes = MASKS.map((mask) => {
      const modules = differenceOf(first, symbolOf(segments, mask));
      return { modules, bits: bitsOf(modules) };
    });
    changesBySide.set(first.side, changes);
  }
  const best = bestMask(
    bitsOf(first),
    changes.map(({ bits }) => bits),
  );
  const change = changes[best];
  const maskPattern = MASKS[best];
  if (!change || maskPattern === undefined) throw new RangeError(`no mask ${best}`);
  return { modules: differenceOf(first, change.modules), maskPattern };
}

function symbolOf(segments: QRCodeSegment[], maskPattern: QRCodeMaskPattern): Modules {
  const { data, size } = QRCode.create(segments, { errorCorrectionLevel, maskPattern }).modules;
  return { data, side: size };
}

/** Which modules differ; of a symbol and such a difference, the other symbol. */
function differenceOf(one: Modules, other: Modules): Modules {
  return { data: one.data.map((module, at) => module ^ (other.data[at] ?? 0)), side: one.side };
}

/**
 * A payload is digits and capitals but for what people wrote into the middle of it. Saying so keeps the code as small as
 * the library's own search for the best cut, which takes a third of the time of drawing.
 */
function segmentsOf(payload: string): QRCodeSegment[] {
  const [, before = '', middle = '', after = ''] =
    /^([0-9A-Z $%*+\-./:]*)(.*?)([0-9A-Z $%*+\-./:]*)$/s.exec(payload) ?? [];
  return [
    { data: before, mode: 'alphanumeric' as const },
    { data: Buffer.from(middle), mode: 'byte' as const },
    { data: after, mode: 'alphanumeric' as const },
  ].filter(({ data }) => data.length > 0);
}

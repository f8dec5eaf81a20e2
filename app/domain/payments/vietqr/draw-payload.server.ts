import QRCode, { type QRCodeSegment } from 'qrcode';

/** The quiet zone that the standard asks for (ISO/IEC 18004). Modules. */
const QUIET_ZONE = 4;
/** A whole number, so that all modules are of one width. Pixels; 45 to 53 modules make about 600. */
const PIXELS_OF_MODULE = 12;
/** Level M: 15 % of the code may be dirty or behind a reflection, and it still has few modules. */
const frame = { errorCorrectionLevel: 'M', margin: QUIET_ZONE } as const;

/** A payload drawn for a page or for print. */
export function drawPayloadSvg(payload: string): Promise<string> {
  return QRCode.toString(segmentsOf(payload), { ...frame, type: 'svg' });
}

/** A payload drawn as a picture that a phone can keep and a bank's app can open. */
export function drawPayloadPng(payload: string): Promise<Buffer> {
  return QRCode.toBuffer(segmentsOf(payload), { ...frame, type: 'png', scale: PIXELS_OF_MODULE });
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

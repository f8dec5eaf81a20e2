import QRCode from 'qrcode';
import { readOriginCode } from '#app/domain/catalog/read-provenance.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** Wide enough to be printed 10 cm wide at 300 dpi. Pixels. */
const PNG_WIDTH = 1200;
/** The quiet zone that the standard asks for (ISO/IEC 18004). Modules. */
const MARGIN = 4;

/**
 * The QR code of a page of origin. Level Q: a package is scratched, wet and bent, and the address is short enough to
 * afford it. The address never changes, so neither does the picture, until the market moves.
 */
export const loader = loaderFor('public', async ({ context, params }) => {
  const code = await readOriginCode(context, params.code ?? '');
  const address = `${context.config.publicUrl}/p/${code}`;
  const options = { errorCorrectionLevel: 'Q', margin: MARGIN } as const;
  const headers = { 'cache-control': 'public, max-age=86400' };
  if (params.file === 'qr.svg') {
    const svg = await QRCode.toString(address, { ...options, type: 'svg' });
    return new Response(svg, { headers: { ...headers, 'content-type': 'image/svg+xml; charset=utf-8' } });
  }
  if (params.file === 'qr.png') {
    const png = await QRCode.toBuffer(address, { ...options, type: 'png', width: PNG_WIDTH });
    return new Response(new Uint8Array(png), { headers: { ...headers, 'content-type': 'image/png' } });
  }
  throw new NotFound('qr code');
});

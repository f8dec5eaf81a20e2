import { toString as drawQrCode } from 'qrcode';
import type { TotpSetUp } from '#app/domain/accounts/set-up-totp.server.ts';

/** A set-up with its QR code as a data: address. */
export async function drawSetUp(setUp: TotpSetUp): Promise<TotpSetUp & { picture: string }> {
  const svg = await drawQrCode(setUp.address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return { ...setUp, picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` };
}

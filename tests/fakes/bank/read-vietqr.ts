/** What a bank's app reads from a VietQR code, by this program's own reading of the published format. */
export type ScannedCode = { bin: string; account: string; amount: number | null; memo: string };

/** Tag, length, value; null where it does not come out even. */
function fieldsOf(text: string): Map<string, string> | null {
  const fields = new Map<string, string>();
  for (let rest = text; rest !== ''; ) {
    const length = Number(rest.slice(2, 4));
    const value = rest.slice(4, 4 + length);
    if (!/^\d{4}/.test(rest) || value.length !== length) return null;
    fields.set(rest.slice(0, 2), value);
    rest = rest.slice(4 + length);
  }
  return fields;
}

/** CRC-16 with polynomial 1021 from FFFF, bit by bit. */
function crc(text: string): string {
  let value = 0xffff;
  for (const byte of Buffer.from(text)) {
    value ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1)
      value = (value & 0x8000) === 0 ? (value << 1) & 0xffff : ((value << 1) ^ 0x1021) & 0xffff;
  }
  return value.toString(16).toUpperCase().padStart(4, '0');
}

/** @returns null for what no bank's app would take. */
export function readVietqr(payload: string): ScannedCode | null {
  if (!/6304[0-9A-Fa-f]{4}$/.test(payload)) return null;
  if (crc(payload.slice(0, -4)) !== payload.slice(-4).toUpperCase()) return null;
  const fields = fieldsOf(payload);
  const napas = fieldsOf(fields?.get('38') ?? '');
  const receiver = fieldsOf(napas?.get('01') ?? '');
  if (!fields || !napas || !receiver || napas.get('00') !== 'A000000727' || fields.get('53') !== '704')
    return null;
  const bin = receiver.get('00') ?? '';
  const account = receiver.get('01') ?? '';
  if (!/^\d{6}$/.test(bin) || account === '') return null;
  const amount = fields.has('54') ? Number(fields.get('54')) : null;
  return { bin, account, amount, memo: fieldsOf(fields.get('62') ?? '')?.get('08') ?? '' };
}

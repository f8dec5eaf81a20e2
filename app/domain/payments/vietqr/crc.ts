const POLYNOMIAL = 0x1021;
const START = 0xffff;

const table = Uint16Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 8;
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x8000 ? (value << 1) ^ POLYNOMIAL : value << 1;
  return value & 0xffff;
});

/**
 * CRC-16/CCITT-FALSE over the UTF-8 bytes of a text, as four upper-case hex digits: `123456789` gives `29B1`. In a
 * payload the text ends with the id and length of the CRC's own field, `6304`.
 */
export function crcOf(text: string): string {
  let crc = START;
  for (const byte of Buffer.from(text)) crc = ((crc << 8) ^ (table[(crc >> 8) ^ byte] ?? 0)) & 0xffff;
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

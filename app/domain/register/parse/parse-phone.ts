import { type CellValue, type Parsed, parsed } from '#app/domain/register/parse/parsed.ts';
import { normalisePhone } from '#app/server/text/normalise-phone.ts';

/**
 * A Vietnamese telephone number as `+84…` (hotlines stay as they are): dots, blanks, +84, 0084, a number whose zero
 * Excel has eaten, and old eleven-digit ones. Of several in one cell the first is taken, with a remark.
 */
export function parsePhone(cell: CellValue): Parsed<string> {
  const text = cell.text.normalize('NFC').trim();
  if (/^[-–—.0]*$/.test(text)) return parsed<string>(null);
  const candidates = text
    .split(/[/;,\n|]|\bhoặc\b|\s[-–]\s/u)
    .map((part) => part.replace(/[^\d+]/g, ''))
    .filter((part) => part.length >= 8);
  const [first, ...others] = candidates.flatMap((part) => normalisePhone(part) ?? []);
  if (first === undefined) return parsed<string>(null, 'phone_unreadable');
  return others.length > 0 ? { value: first, problems: ['phone_several'] } : parsed(first);
}

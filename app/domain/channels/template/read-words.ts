import { fold, withoutMarks } from '#app/server/text/fold.ts';

/**
 * The unit in which a file wants weights, from what it says about the column itself. Null when it says nothing or both:
 * then the producer is asked, never guessed.
 */
export function weightUnit(texts: readonly string[]): 'g' | 'kg' | null {
  const all = texts
    .map((text) => text.normalize('NFC').toLowerCase())
    .join(' | ')
    // "e.g. 0.5" gives an example, not a unit.
    .replaceAll(/(?<!\p{L})e\.\s?g(?!\p{L})/gu, ' ');
  const kilograms =
    /(?<![\p{L}])(?:kgs?|kilogram(?:me)?s?|ki\s?-?l[oô]\s?-?gam|kilo|cân tây)(?![\p{L}])|กิโลกรัม|กก|公斤|千克/u;
  const rest = all.replaceAll(new RegExp(kilograms, 'gu'), ' ');
  const saysKilograms = kilograms.test(all);
  const saysGrams = /(?<![\p{L}])(?:g|gr|grs|gram(?:me)?s?|gam|grama)(?![\p{L}])|กรัม|克/u.test(rest);
  if (saysKilograms === saysGrams) return null;
  return saysKilograms ? 'kg' : 'g';
}

const onWords = /^(bat|mo|on|aktif|ativar|ativado|ligar|enable|enabled|activar|activo|yes|co|y|1|true)$/;
const offWords =
  /^(tat|dong|off|nonaktif|tidak aktif|desativar|desativado|desligar|disable|disabled|desactivar|no|khong|n|0|false)$/;

/** The word by which this file switches a shipping channel on; null when its list does not tell. */
export function switchOnWord(list: readonly string[]): string | null {
  const on = list.filter((word) => onWords.test(fold(word)) || /^(เปิด|開啟|开启|打开)/.test(word));
  if (on.length === 1) return on[0] ?? null;
  const rest = list.filter((word) => !offWords.test(fold(word)) && !/^(ปิด|關閉|关闭)/.test(word));
  return list.length === 2 && rest.length === 1 ? (rest[0] ?? null) : null;
}

export type LengthLimits = { min?: number; max?: number };

/** "Tối đa 120 ký tự", "100-3000 ký tự", "Max. 255 characters": the length that the file itself asks for. */
export function lengthLimits(texts: readonly string[]): LengthLimits | null {
  for (const text of texts) {
    const plain = withoutMarks(text).toLowerCase();
    if (!/ky tu|ki tu|char|karakter|caracter|ตัวอักษร|字/.test(plain)) continue;
    const range = /(?<!\d)(\d[\d.,]{0,11})\s*(?:-|–|~|den|to|hingga|s\/d|ถึง)\s*(\d[\d.,]{0,11})/.exec(plain);
    if (range) return { min: whole(range[1]), max: whole(range[2]) };
    const most =
      /(?:toi da|nhieu nhat|khong qua|max[a-z]{0,12}|maks[a-z]{0,12}|up to|hingga|ate|สูงสุด|≤|<=)\D{0,12}(\d[\d.,]{0,11})/.exec(
        plain,
      );
    if (most) return { max: whole(most[1]) };
  }
  return null;
}

function whole(digits: string | undefined): number {
  return Number((digits ?? '').replace(/[.,]/g, ''));
}

/** Which words of a head mean "compulsory", in the languages of the platforms' markets; Lazada writes a star. */
export function saysCompulsory(text: string): boolean {
  return (
    /^\*+$/.test(text.trim()) ||
    /^(bat buoc|mandatory|required|wajib|obrigatorio|compulsory)$/.test(fold(text)) ||
    /^(จำเป็น|必填)/.test(text)
  );
}

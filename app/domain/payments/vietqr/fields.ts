/** One field of a payload, or of a template within it. */
export type Field = { readonly id: string; readonly value: string };

const HEAD = /^\d{4}$/;
const HEAD_LENGTH = 4;

/**
 * The fields in a row of them, in their order; null when a length is none, is zero, or does not end where the row ends.
 * Lengths count characters.
 */
export function readFields(text: string): readonly Field[] | null {
  const characters = [...text];
  const fields: Field[] = [];
  let at = 0;
  while (at < characters.length) {
    const head = characters.slice(at, at + HEAD_LENGTH).join('');
    const from = at + HEAD_LENGTH;
    const length = HEAD.test(head) ? Number(head.slice(2)) : 0;
    if (length === 0 || from + length > characters.length) return null;
    fields.push({ id: head.slice(0, 2), value: characters.slice(from, from + length).join('') });
    at = from + length;
  }
  return fields;
}

/** A field of 1 to 99 ASCII characters as it stands in a payload. */
export function writeField(id: string, value: string): string {
  return `${id}${String(value.length).padStart(2, '0')}${value}`;
}

/**
 * An address in one line: hamlet, commune, province. The name of a commune begins with its kind in capitals ("Xã Bản
 * Liền") only at the head of a line; within one it is written small, "Thôn 2, xã Bản Liền, tỉnh Lào Cai".
 * @param parts from the smallest; empty ones are left out.
 */
export function addressLine(parts: ReadonlyArray<string | null>): string {
  return parts
    .filter((part) => part !== null && part.trim() !== '')
    .map((part, at) => (at === 0 ? part : (part ?? '').replace(/^(?:Xã|Phường|Thị trấn|Tỉnh)(?= )/u, small)))
    .join(', ');
}

function small(word: string): string {
  return word.toLocaleLowerCase('vi');
}

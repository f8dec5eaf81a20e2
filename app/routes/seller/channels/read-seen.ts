const EACH = 'seen.';
const ALL = 'seen';

/** Far below what a form may carry, and some thousands of products. */
const MOST_CHARACTERS = 200_000;

/**
 * How a page shows many products, as the one hidden field `seen`: a form has so many fields and no more. Empty where it
 * would be too long to be sent: then nothing is compared.
 */
export function allSeen(seen: Readonly<Record<string, string>>): string {
  const all = Object.entries(seen)
    .map(([id, text]) => `${id} ${text}`)
    .join(' ');
  return all.length <= MOST_CHARACTERS ? all : '';
}

/** How a page showed each product, by id: its hidden fields `seen.<id>`, or the one of `allSeen`. */
export function readSeen(form: FormData): ReadonlyMap<string, string> {
  const seen = new Map<string, string>();
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    if (name.startsWith(EACH)) seen.set(name.slice(EACH.length), value);
    if (name !== ALL) continue;
    const words = value.split(' ');
    for (let at = 0; at + 1 < words.length; at += 2) seen.set(words[at] ?? '', words[at + 1] ?? '');
  }
  return seen;
}

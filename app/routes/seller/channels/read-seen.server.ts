import { keepSeen, readKeptSeen } from '#app/domain/channels/listing/kept-seen.server.ts';
import type { Context } from '#app/server/context.ts';

const EACH = 'seen.';
const ALL = 'seen';
const KEPT = 'kept:';

/** What a form carries itself: some dozens of products. Longer, it names where it is kept. */
const MOST_CHARACTERS = 8_000;

/**
 * How a page shows many products, as the one hidden field `seen`: a form has so many fields and no more. Where it would be
 * long it is kept here, and the field names it. Empty where there is no room for it: then nothing is compared.
 */
export async function allSeen(context: Context, seen: Readonly<Record<string, string>>): Promise<string> {
  const all = Object.entries(seen)
    .map(([id, text]) => `${id} ${text}`)
    .join(' ');
  return all.length <= MOST_CHARACTERS
    ? all
    : keptSeen((await keepSeen(context, Object.entries(seen))) ?? '');
}

/** The field `seen` for what is kept under a name; '' for none. */
export function keptSeen(name: string): string {
  return name === '' ? '' : `${KEPT}${name}`;
}

/** How a page showed each product, by id: its hidden fields `seen.<id>`, or the one of `allSeen`. */
export async function readSeen(context: Context, form: FormData): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>();
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue;
    if (name.startsWith(EACH)) seen.set(name.slice(EACH.length), value);
    if (name !== ALL) continue;
    if (value.startsWith(KEPT)) return readKeptSeen(context, value.slice(KEPT.length));
    const words = value.split(' ');
    for (let at = 0; at + 1 < words.length; at += 2) seen.set(words[at] ?? '', words[at + 1] ?? '');
  }
  return seen;
}

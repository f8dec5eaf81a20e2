import { maskContact } from '#app/domain/accounts/contact.ts';
import { readPerson } from '#app/domain/accounts/read-person.server.ts';
import type { Context } from '#app/server/context.ts';
import { isNotFound } from '#app/server/domain-error.ts';

/**
 * Who stands for a producer, so that its own people recognise them and nobody else learns more: `Vàng T• M•,
 * 09•• ••• 678`. Null where none is recorded, or the person was erased.
 */
export async function readRepresentative(context: Context, personId: string | null): Promise<string | null> {
  if (personId === null) return null;
  try {
    const { data } = await readPerson(context, personId);
    const phone = data.phone ? maskContact({ kind: 'phone', value: data.phone }) : '';
    return [maskName(data.name), phone].filter(Boolean).join(', ');
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** The family name whole, the others by their first letter. */
export function maskName(name: string): string {
  return name
    .normalize('NFC')
    .split(/\s+/)
    .filter(Boolean)
    .map((word, at) => (at === 0 ? word : `${[...word][0]}•`))
    .join(' ');
}

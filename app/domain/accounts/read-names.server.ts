import { readPerson } from '#app/domain/accounts/read-person.server.ts';
import type { Context } from '#app/server/context.ts';
import { isNotFound } from '#app/server/domain-error.ts';

/** Names of people by id, as they gave them; one who was erased since is not among them. */
export async function readNames(
  context: Context,
  ids: Iterable<string>,
): Promise<Readonly<Record<string, string>>> {
  const names: Record<string, string> = {};
  for (const id of new Set(ids)) {
    try {
      names[id] = (await readPerson(context, id)).data.name;
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
  return names;
}

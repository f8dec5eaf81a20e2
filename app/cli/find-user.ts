import { languageOption } from '#app/cli/shared-options.ts';
import { UsageProblem } from '#app/cli/usage-problem.ts';
import { readContact } from '#app/domain/accounts/contact.ts';
import { findByContact, readPerson } from '#app/domain/accounts/read-person.server.ts';
import { ROLES } from '#app/domain/accounts/roles.ts';
import { findProducer } from '#app/domain/register/find-producer.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import type { Role } from '#db/tables/accounts.ts';

/** The options by which a command names a person, and in which language it then speaks. */
export const whoOptions = {
  ...languageOption,
  id: { type: 'string' },
  phone: { type: 'string' },
  email: { type: 'string' },
} as const;

export type Who = { id?: string | undefined; phone?: string | undefined; email?: string | undefined };

/** The person whom the options name. @throws NotFound, DomainError `contactNeeded`. */
export async function findUser(context: Context, { id, phone, email }: Who): Promise<string> {
  if (id) return (await readPerson(context, id)).id;
  const typed = phone ?? email;
  if (!typed) throw new DomainError('contactNeeded');
  const contact = readContact(typed);
  const found = contact && (await findByContact(context, contact));
  if (!found) throw new NotFound('nobody has this phone or e-mail');
  return found.id;
}

/** The options by which a command names a role and its place. */
export const roleOptions = {
  role: { type: 'string' },
  producer: { type: 'string' },
  commune: { type: 'string' },
} as const;

/** A role as typed. @throws UsageProblem that lists them. */
export function readRole(typed: string | undefined): Role {
  const role = ROLES.find((one) => one === typed);
  if (!role) {
    const wrong = typed === undefined ? 'Say which role: --role ROLE.' : `There is no role "${typed}".`;
    throw new UsageProblem(`${wrong} Roles: ${ROLES.join(', ')}.`);
  }
  return role;
}

/** The producer that `--producer` names, null where it was left out. @throws NotFound. */
export async function findProducerOption(context: Context, code: string | undefined): Promise<string | null> {
  return code ? findProducer(context, code) : null;
}

import { eq } from 'drizzle-orm';
import { UsageProblem } from '#app/cli/usage-problem.ts';
import { readContact } from '#app/domain/accounts/contact.ts';
import { findByContact, readPerson } from '#app/domain/accounts/read-person.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import type { Role } from '#db/tables/accounts.ts';

export const ROLES = [
  'buyer',
  'producer_member',
  'team_member',
  'commune_officer',
  'department_staff',
  'operator',
] as const satisfies ReadonlyArray<Role>;

/** The options by which a command names a person. */
export const whoOptions = {
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

/** The producer of a public code. @throws NotFound. */
export async function findProducer(context: Context, code: string | undefined): Promise<string | null> {
  if (!code) return null;
  const { producer } = context.store.tables;
  const [found] = await context.store.read((db) =>
    db.select({ id: producer.id }).from(producer).where(eq(producer.code, code.toUpperCase())),
  );
  if (!found) throw new NotFound(`no producer has the code ${code}; /api/v1/producers lists the codes`);
  return found.id;
}

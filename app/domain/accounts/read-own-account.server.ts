import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { type Contact, maskContact } from '#app/domain/accounts/contact.ts';
import { readPerson } from '#app/domain/accounts/read-person.server.ts';
import type { Context } from '#app/server/context.ts';

export type OwnAccount = {
  name: string;
  language: 'vi' | 'en';
  /** Masked: a page left open shows no number to others. */
  contacts: string[];
  passwordChangedAt: number | null;
  secondFactorSince: number | null;
  recoveryCodesLeft: number;
};

/** What a person sees of their own account. */
export async function readOwnAccount(context: Context, actor: Actor): Promise<OwnAccount> {
  const { data, ...known } = await readPerson(context, actor.personId);
  const { recoveryCode } = context.store.tables;
  const left = await context.store.read((db) =>
    db
      .select({ id: recoveryCode.id })
      .from(recoveryCode)
      .where(and(eq(recoveryCode.personId, known.id), isNull(recoveryCode.usedAt))),
  );
  const contacts: Contact[] = [];
  if (data.phone) contacts.push({ kind: 'phone', value: data.phone });
  if (data.email) contacts.push({ kind: 'email', value: data.email });
  return {
    name: data.name,
    language: known.language,
    contacts: contacts.map(maskContact),
    passwordChangedAt: known.passwordChangedAt,
    secondFactorSince: known.totpEnabledAt,
    recoveryCodesLeft: left.length,
  };
}

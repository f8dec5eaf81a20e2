import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { readName } from '#app/domain/accounts/create-person.server.ts';
import { holdLivingPerson } from '#app/domain/accounts/hold-person.server.ts';
import { sealPersonalData } from '#app/domain/accounts/personal-data.server.ts';
import { readPerson } from '#app/domain/accounts/read-person.server.ts';
import type { Context } from '#app/server/context.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

export type UpdatePerson = { name: string; language: 'vi' | 'en' };

/** Changes what a person is called here and the language of their pages. @throws DomainError on field `name`; NotFound once they were erased. */
export async function updatePerson(context: Context, actor: Actor, input: UpdatePerson): Promise<void> {
  const name = readName(input.name);
  const known = await readPerson(context, actor.personId);
  const { person } = context.store.tables;
  const personalData = sealPersonalData(known.own, { ...known.data, name });
  await context.store.write(async (tx) => {
    await holdLivingPerson(context, tx, actor.personId);
    await tx
      .update(person)
      .set({ personalData, language: input.language })
      .where(eq(person.id, actor.personId));
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: null,
      act: 'update-person',
      subject: 'person',
      subjectId: actor.personId,
    });
  });
}

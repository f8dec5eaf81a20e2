import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { type Actor, staffRole } from './actor.ts';
import { isStaff } from './is-staff.server.ts';
import { limitInvites } from './limit-invites.server.ts';
import { listMembers } from './list-members.server.ts';
import { LINK_GOOD_FOR_MS, makePasswordLink, passwordLinkPath } from './password-link.server.ts';

/**
 * A one-time link for somebody of a producer, to be handed over by staff: for their first password, or when they forgot
 * it. The password of before stays good until they set another.
 * @returns the whole address, when it ends (ms), and whose it is.
 * @throws NotFound for who is none of the producer's people; DomainError `memberIsStaff`, `personDisabled`; TooManyTries.
 */
export async function makeMemberLink(
  context: Context,
  actor: Actor,
  { producerId, personId }: { producerId: string; personId: string },
): Promise<{ name: string; address: string; until: number }> {
  const member = (await listMembers(context, producerId)).find((one) => one.personId === personId);
  if (!member) throw new NotFound('no such member');
  if (member.isDisabled) throw new DomainError('personDisabled');
  if (await isStaff(context, personId)) throw new DomainError('memberIsStaff');
  await limitInvites(context, actor.personId);
  const until = context.clock.now() + LINK_GOOD_FOR_MS;
  const token = await makePasswordLink(context, personId);
  await context.store.write((tx) =>
    recordAudit(context, tx, {
      personId: actor.personId,
      role: staffRole(actor),
      act: 'make-password-link',
      subject: 'person',
      subjectId: personId,
      detail: { producerId },
    }),
  );
  return { name: member.name, address: context.config.publicUrl + passwordLinkPath(token), until };
}

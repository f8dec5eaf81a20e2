import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { needFreshSecondFactor } from '#app/domain/accounts/fresh-second-factor.server.ts';
import { isStaff } from '#app/domain/accounts/is-staff.server.ts';
import { limitInvites } from '#app/domain/accounts/limit-invites.server.ts';
import { listMembers } from '#app/domain/accounts/list-members.server.ts';
import {
  LINK_GOOD_FOR_MS,
  makePasswordLink,
  passwordLinkPath,
  RESET_GOOD_FOR_MS,
} from '#app/domain/accounts/password-link.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';

/** A link to be handed over: the whole address, when it ends (ms), and whose it is. */
export type HandedLink = { name: string; address: string; until: number };

/**
 * A one-time link for somebody of a producer, to be handed over by staff: for their first password, or when they forgot
 * it. The password of before stays good until they set another; links of before do not. What keeps it from opening
 * accounts behind their holders' backs stands in the decision on links that staff make.
 * @throws NotFound for who is none of the producer's people; DomainError `secondFactorStale`, `memberIsStaff`,
 *   `personDisabled`; TooManyTries.
 */
export async function makeMemberLink(
  context: Context,
  actor: Actor,
  { producerId, personId }: { producerId: string; personId: string },
): Promise<HandedLink> {
  await needFreshSecondFactor(context, actor);
  const member = (await listMembers(context, producerId)).find((one) => one.personId === personId);
  if (!member) throw new NotFound('no such member');
  if (member.isDisabled) throw new DomainError('personDisabled');
  if (await isStaff(context, personId)) throw new DomainError('memberIsStaff');
  await limitInvites(context, actor.personId);
  return handLink(context, actor, {
    producerId,
    personId,
    name: member.name,
    goodForMs: member.hasPassword ? RESET_GOOD_FOR_MS : LINK_GOOD_FOR_MS,
  });
}

/** The link itself, for a member who may have one; an invitation has taken its point of the limit already. */
export async function handLink(
  context: Context,
  actor: Actor,
  {
    producerId,
    personId,
    name,
    goodForMs = LINK_GOOD_FOR_MS,
  }: { producerId: string; personId: string; name: string; goodForMs?: number },
): Promise<HandedLink> {
  const until = context.clock.now() + goodForMs;
  const madeBy = { personId: actor.personId, role: staffRole(actor) };
  const token = await makePasswordLink(context, { personId, producerId, madeBy, goodForMs });
  return { name, address: context.config.publicUrl + passwordLinkPath(token), until };
}

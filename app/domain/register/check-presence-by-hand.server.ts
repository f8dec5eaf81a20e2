import type { Actor } from '#app/domain/accounts/actor.ts';
import { handEvidence, type SeenByHand, staffAuthor } from '#app/domain/register/presence-input.server.ts';
import { readPresence } from '#app/domain/register/read-presence.server.ts';
import { writeCheck } from '#app/domain/register/write-check.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';

/**
 * A member of staff has looked at a presence.
 * @returns whether the look counts as verified.
 * @throws NotFound; DomainError wrongState when it was revoked, and those of `handEvidence`
 */
export async function checkPresenceByHand(
  context: Context,
  actor: Actor,
  input: SeenByHand & { presenceId: string },
): Promise<{ verified: boolean }> {
  const author = staffAuthor(actor);
  const { presence, hosts, product } = await readPresence(context, input.presenceId);
  if (presence.revokedAt !== null) throw new DomainError('wrongState');
  const evidence = await handEvidence(context, input, {
    ...{ channelCode: presence.channelCode, url: presence.url },
    ...{ hosts, product },
  });
  await context.store.write((tx) =>
    writeCheck(
      context,
      tx,
      { ...evidence, presenceId: presence.id, method: 'hand', state: input.state },
      author,
    ),
  );
  return { verified: evidence.verified };
}

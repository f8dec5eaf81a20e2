import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { findLine } from '#app/domain/channels/push/find-line.server.ts';
import { ownShop } from '#app/domain/channels/push/own-shop.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { fingerprint } from '#app/server/crypto/derive-key.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newSecret } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

const STATE_LASTS_MS = 10 * 60_000;

/** Where a platform sends the seller back to. */
export function callbackUrl({ config }: Pick<Context, 'config'>, channelCode: string): string {
  return `${config.publicUrl}/seller/channels/${channelCode}/callback`;
}

/** The shop that a state was begun for, which stands after its secret; null when any shop will do. */
export function shopAskedBack(state: string): string | null {
  return state.split('.')[1] ?? null;
}

/** What `channel_authorisation` keeps of a state. */
export function stateHash({ config }: Pick<Context, 'config'>, state: string): string {
  return fingerprint(config.appSecret, 'authorisation-state', state);
}

/**
 * Begins to connect a shop: the address to which the seller goes to say yes, good for ten minutes and one return of this
 * person for this producer.
 * @param shopId the producer's shop that is to come back; absent: whichever the seller chooses there.
 * @throws NotFound (channel, shop); DomainError channelNotConnectable
 */
export async function beginAuthorisation(
  context: Context,
  actor: SellerActor,
  channelCode: string,
  shopId?: string,
): Promise<{ url: string; isSimulated: boolean }> {
  const channel = channelByCode(channelCode);
  const found = findLine(context, channel);
  if ('reason' in found) throw new DomainError('channelNotConnectable');
  const { platform, line, isSimulated } = found;
  // Inside the state, which is kept as its hash: what comes back can name no other shop.
  const state = shopId ? `${newSecret()}.${(await ownShop(context, actor, shopId)).id}` : newSecret();
  const { channelAuthorisation } = context.store.tables;
  const now = context.clock.now();
  const row = {
    stateHash: stateHash(context, state),
    producerId: actor.producerId,
    channelCode,
    personId: actor.personId,
    createdAt: now,
    endsAt: now + STATE_LASTS_MS,
  };
  await context.store.write(async (tx) => {
    await tx.insert(channelAuthorisation).values(row);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: 'producer_member',
      act: 'begin-authorisation',
      subject: 'producer',
      subjectId: actor.producerId,
      detail: { channel: channelCode },
    });
  });
  return { url: platform.authoriseUrl(line, callbackUrl(context, channelCode), state), isSimulated };
}

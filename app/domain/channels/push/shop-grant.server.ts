import { z } from 'zod';
import { PlatformTrouble, type ShopGrant } from '#app/domain/channels/platform/platform.ts';
import type { Config } from '#app/server/config.server.ts';
import type { Context } from '#app/server/context.ts';
import { keysFor } from '#app/server/crypto/derive-key.server.ts';
import { keyId, open, seal } from '#app/server/crypto/seal.server.ts';

const shopGrant = z.object({
  shopId: z.string(),
  shopName: z.string(),
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  accessEndsAt: z.number().nullable(),
  refreshEndsAt: z.number().nullable(),
  authorisedUntil: z.number().nullable(),
  extra: z.record(z.string(), z.string()),
});

type Secrets = Pick<Config, 'appSecret' | 'previousSecret'>;

/** What a platform gave us for a shop, as `channel_shop` keeps it. */
export function sealGrant(config: Secrets, rowId: string, grant: ShopGrant) {
  const [key] = keysFor(config, 'shop-grant');
  return {
    sealedGrant: seal(key, placeOf(rowId), JSON.stringify(grant)),
    keyVersion: keyId(key),
    accessEndsAt: grant.accessEndsAt,
    refreshEndsAt: grant.refreshEndsAt,
    authorisedUntil: grant.authorisedUntil,
  };
}

/** A shop's row without anything by which we could act for it. */
export function wipedGrant({ grantVersion }: { grantVersion: number }, now: number) {
  return {
    state: 'disconnected' as const,
    sealedGrant: null,
    keyVersion: null,
    accessEndsAt: null,
    refreshEndsAt: null,
    authorisedUntil: null,
    grantVersion: grantVersion + 1,
    disconnectedAt: now,
  };
}

/**
 * The grant of a shop that is to be acted for. One that cannot be opened is given anew by the seller's yes: nobody can
 * bring it back. The operator's log says that the secret was lost or the row was changed.
 * @throws PlatformTrouble `reauthorise` when it cannot be opened.
 */
export function openShopGrant({ config, log }: Pick<Context, 'config' | 'log'>, shop: SealedShop): ShopGrant {
  try {
    return openGrant(config, shop.id, shop.sealedGrant);
  } catch (error) {
    log.error(
      { evt: 'shop.grant-unreadable', shopId: shop.id, channel: shop.channelCode, err: error },
      'a shop’s grant cannot be opened: APP_SECRET is another one than it was sealed with, or the row was changed',
    );
    throw new PlatformTrouble('reauthorise', 'the shop’s grant cannot be opened');
  }
}

type SealedShop = { id: string; channelCode: string; sealedGrant: string };

/** @throws CannotOpen when neither the present secret nor the one before has sealed it. */
export function openGrant(config: Secrets, rowId: string, sealed: string): ShopGrant {
  return shopGrant.parse(JSON.parse(open(keysFor(config, 'shop-grant'), placeOf(rowId), sealed)));
}

/** The key with which grants are sealed today, as `keyVersion` names it. */
export function grantKeyVersion(config: Secrets): number {
  return keyId(keysFor(config, 'shop-grant')[0]);
}

function placeOf(rowId: string): string {
  return `channel-shop:${rowId}`;
}

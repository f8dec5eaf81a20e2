import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { askForChosen } from '#app/domain/channels/attributes/load-attributes.server.ts';
import { loadCategories } from '#app/domain/channels/categories/load-categories.server.ts';
import { PlatformTrouble, type ShopGrant } from '#app/domain/channels/platform/platform.ts';
import {
  callbackUrl,
  shopAskedBack,
  stateHash,
} from '#app/domain/channels/push/begin-authorisation.server.ts';
import { findLine } from '#app/domain/channels/push/find-line.server.ts';
import { goOn } from '#app/domain/channels/push/go-on.server.ts';
import { keepForHolder, readHolders } from '#app/domain/channels/push/keep-for-holder.server.ts';
import { sealGrant } from '#app/domain/channels/push/shop-grant.server.ts';
import type { ShopRow } from '#app/domain/channels/push/shop-row.ts';
import { noteWrongClock } from '#app/domain/channels/push/wrong-clocks.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

const MOST_TRIES = 3;

/**
 * The seller has come back from the platform: trades what they bring for a grant and keeps the shop. A shop that was
 * connected before comes back with its products, and what waited for it goes on. Where one yes brings several shops,
 * those that were the producer's come back, and the others are only offered, see `chooseShops`. Where one shop was to come
 * back and did not, nothing new is connected: what came is only offered, so that its products do not go a second time
 * into another shop unasked. A shop that another producer has stays theirs, and goes on as it did, see `keepForHolder`.
 * @throws DomainError authorisationExpired when the way back was not begun by this person for this producer, is too old,
 *   or was used before; authorisationRefused when the platform gives nothing for it, clockWrong when it refuses our
 *   time; channelNotConnectable; shopTaken when another producer has the shop, or all of them
 */
export async function finishAuthorisation(
  context: Context,
  actor: SellerActor,
  channelCode: string,
  callback: URLSearchParams,
): Promise<{ shopIds: string[]; offered: number }> {
  const { store } = context;
  const channel = channelByCode(channelCode);
  const found = findLine(context, channel);
  if ('reason' in found) throw new DomainError('channelNotConnectable');
  const state = callback.get('state') ?? '';
  await takeState(context, actor, channelCode, state);
  const { platform, line, isSimulated } = found;
  const named = platform.shopIn?.(callback) ?? null;
  if (named !== null) {
    const shops = await knownShops(context, channelCode, isSimulated, [named]);
    // Before the code is traded: what comes for it would end the tokens of the producer who has the shop.
    if (shops.some((shop) => isSomebodys(shop) && shop.producerId !== actor.producerId))
      throw new DomainError('shopTaken');
  }
  const holders = platform.newGrantEndsOld
    ? await readHolders(context, { channelCode, isSimulated, but: actor.producerId })
    : new Set<string>();
  let grants: ShopGrant[];
  try {
    grants = await platform.exchange(line, callback, callbackUrl(context, channelCode));
  } catch (error) {
    if (!(error instanceof PlatformTrouble)) throw error;
    context.log.warn(
      { evt: 'shop.exchange', kind: error.kind, channel: channelCode },
      'a shop was not connected',
    );
    if (error.kind === 'clock') {
      await noteWrongClock(context, channelCode);
      throw new DomainError('clockWrong', { params: { channel: channel.name } });
    }
    throw new DomainError('authorisationRefused', { params: { channel: channel.name } });
  }
  if (grants.length === 0)
    throw new DomainError('authorisationRefused', { params: { channel: channel.name } });
  // Whoever was quicker is seen the second time; a third would be two others at once for the same shop.
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    try {
      return await keepShops(context, actor, {
        channelCode,
        isSimulated,
        grants,
        holders,
        askedBack: shopAskedBack(state),
      });
    } catch (error) {
      const index = store.dialect.violatedUnique(error);
      if (index !== 'channel_shop_held' && index !== 'channel_shop_open') throw error;
    }
  }
  throw new DomainError('shopTaken');
}

type Brought = {
  channelCode: string;
  isSimulated: boolean;
  grants: readonly ShopGrant[];
  /** Others' shops whose tokens ended with these grants, if they are the same shops; our ids. */
  holders: Set<string>;
  /** Our id of the shop that was to come back. */
  askedBack: string | null;
};

/** Between what is read here and what is written another callback may take a shop: the database refuses the second. */
async function keepShops(
  context: Context,
  actor: SellerActor,
  { channelCode, isSimulated, grants, holders, askedBack }: Brought,
): Promise<{ shopIds: string[]; offered: number }> {
  const { store, clock, config } = context;
  const ids = grants.map(({ shopId }) => shopId);
  const known = await knownShops(context, channelCode, isSimulated, ids);
  const taken = known.filter((shop) => isSomebodys(shop) && shop.producerId !== actor.producerId);
  for (const shop of taken) {
    const grant = grants.find(({ shopId }) => shopId === shop.externalId);
    // Once, should all this be tried again: by then the shop may have renewed it.
    if (grant && holders.delete(shop.id)) await keepForHolder(context, shop, grant);
  }
  const free = grants.filter(({ shopId }) => taken.every(({ externalId }) => externalId !== shopId));
  if (free.length === 0) throw new DomainError('shopTaken');
  const rows = free.map((grant) => {
    const before = known.find(
      (shop) => shop.externalId === grant.shopId && shop.producerId === actor.producerId,
    );
    const id = before?.id ?? newId();
    const isAsked = askedBack === null ? free.length === 1 : id === askedBack;
    const isWanted = isAsked || (before !== undefined && isSomebodys(before));
    return { id, before, grant, isWanted, sealed: sealGrant(config, id, grant) };
  });
  await store.write(async (tx) => {
    for (const { id, before, grant, isWanted, sealed } of rows) {
      const now = clock.now();
      const fresh = {
        name: grant.shopName || grant.shopId,
        state: isWanted ? ('connected' as const) : ('offered' as const),
        ...sealed,
        warnedAt: null,
        connectedAt: now,
        connectedBy: actor.personId,
        disconnectedAt: null,
      };
      const { channelShop } = store.tables;
      if (before) {
        await tx
          .update(channelShop)
          .set({ ...fresh, grantVersion: before.grantVersion + 1 })
          .where(eq(channelShop.id, id));
        if (isWanted) await goOn(context, tx, id);
      } else {
        await tx.insert(channelShop).values({
          id,
          producerId: actor.producerId,
          channelCode,
          externalId: grant.shopId,
          isSimulated,
          followsListing: true,
          grantVersion: 1,
          ...fresh,
        });
      }
      if (!isWanted) continue;
      await recordAudit(context, tx, {
        personId: actor.personId,
        role: 'producer_member',
        act: 'connect-shop',
        subject: 'channel_shop',
        subjectId: id,
        detail: { channel: channelCode, isSimulated },
      });
    }
    // The first thing that its products need there.
    await context.jobs.enqueue(tx, loadCategories, { channelCode }, { uniqueKey: channelCode });
    await askForChosen(context, tx, { producerId: actor.producerId, channelCode });
  });
  const wanted = rows.filter(({ isWanted }) => isWanted);
  return { shopIds: wanted.map(({ id }) => id), offered: rows.length - wanted.length };
}

/** A shop that was only offered is nobody's. */
const isSomebodys = ({ state }: ShopRow) => state !== 'disconnected' && state !== 'offered';

/** Used up even where the exchange fails afterwards: the platform's code is used up as well. */
async function takeState(
  context: Context,
  actor: SellerActor,
  channelCode: string,
  state: string,
): Promise<void> {
  const { channelAuthorisation } = context.store.tables;
  const hash = stateHash(context, state);
  const now = context.clock.now();
  const used = await context.store.write(
    (tx) =>
      tx
        .update(channelAuthorisation)
        .set({ usedAt: now })
        .where(
          and(
            eq(channelAuthorisation.stateHash, hash),
            eq(channelAuthorisation.personId, actor.personId),
            eq(channelAuthorisation.producerId, actor.producerId),
            eq(channelAuthorisation.channelCode, channelCode),
            isNull(channelAuthorisation.usedAt),
            gt(channelAuthorisation.endsAt, now),
          ),
        )
        .returning({ hash: channelAuthorisation.stateHash }),
    { isolation: 'guarded' },
  );
  if (used.length === 0) throw new DomainError('authorisationExpired');
}

/** Newest first: of a producer's, the last one that was this shop. */
async function knownShops(
  { store }: Context,
  channelCode: string,
  isSimulated: boolean,
  externalIds: readonly string[],
) {
  const { channelShop } = store.tables;
  return store.read((db) =>
    db
      .select()
      .from(channelShop)
      .where(
        and(
          eq(channelShop.channelCode, channelCode),
          eq(channelShop.isSimulated, isSimulated),
          inArray(channelShop.externalId, [...externalIds]),
        ),
      )
      .orderBy(desc(channelShop.connectedAt), desc(channelShop.id)),
  );
}

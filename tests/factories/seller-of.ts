import type { SellerActor } from '#app/domain/accounts/actor.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import type { LegalType } from '#db/tables/register.ts';

/** A new producer, and a member who acts for it. */
export async function sellerOf(
  context: Context,
  name = 'HTX Thử Nghiệm',
  legalType: LegalType = 'cooperative',
): Promise<SellerActor> {
  const { producer } = context.store.tables;
  const id = newId();
  const now = context.clock.now();
  await context.store.write((tx) =>
    tx.insert(producer).values({
      id,
      code: id.slice(-8),
      slug: id.toLowerCase(),
      name,
      nameKey: name.toLowerCase(),
      legalType,
      isDemo: false,
      createdAt: now,
      updatedAt: now,
    }),
  );
  return {
    personId: newId(),
    sessionId: newId(),
    name: 'Người thử',
    language: 'vi',
    memberships: [{ role: 'producer_member', producerId: id, communeCode: null }],
    hasSecondFactor: false,
    owesSecondFactor: false,
    producerId: id,
  };
}

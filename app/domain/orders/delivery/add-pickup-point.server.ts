import { and, eq, isNull, sql } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { leadAwayIn } from '#app/domain/catalog/contact-in-note/lead-away.ts';
import { refuseLink } from '#app/domain/orders/messages/refuse-link.ts';
import type { Context } from '#app/server/context.ts';
import { checkTogether, DomainError } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { tidy } from '#app/server/text/fold.ts';

const LONGEST = { name: 80, address: 200, hours: 100 } as const;
const MOST_POINTS = 20;

export type AddPickupPoint = {
  /** As buyers will read it: "Tại nhà xưởng", "Quầy A5 chợ Sa Pa". */
  name: string;
  address: string;
  /** When somebody is there; '' for nothing said. */
  hours: string;
};

/**
 * A place where buyers can fetch their goods. A number to call first is meant; a link is not, nor what leads to money, accounts or
 * messages (`leadAwayIn`), because mails name the place.
 * @throws DomainError required, tooLong, mailedTextHasLink, placeLeadsAway (name, address, hours), tooManyPoints
 */
export async function addPickupPoint(
  context: Context,
  actor: SellerActor,
  typed: AddPickupPoint,
): Promise<void> {
  const { store, clock } = context;
  const { pickupPoint } = store.tables;
  const point = { name: tidy(typed.name), address: tidy(typed.address), hours: tidy(typed.hours) };
  checkTogether([
    () => refuse('name', point.name, true),
    () => refuse('address', point.address, true),
    () => refuse('hours', point.hours, false),
  ]);
  const { producerId, personId } = actor;
  await store.write(async (tx) => {
    const [row] = await tx
      .select({ count: sql<number>`count(*)`.mapWith(Number) })
      .from(pickupPoint)
      .where(and(eq(pickupPoint.producerId, producerId), isNull(pickupPoint.archivedAt)));
    if ((row?.count ?? 0) >= MOST_POINTS)
      throw new DomainError('tooManyPoints', { field: 'name', params: { max: MOST_POINTS } });
    const id = newId();
    await tx.insert(pickupPoint).values({
      id,
      producerId,
      name: point.name,
      addressText: point.address,
      hoursText: point.hours || null,
      createdAt: clock.now(),
      createdBy: personId,
    });
    await recordAudit(context, tx, {
      personId,
      role: 'producer_member',
      act: 'add-pickup-point',
      subject: 'delivery_point',
      subjectId: id,
    });
  });
}

function refuse(field: keyof typeof LONGEST, text: string, isRequired: boolean): void {
  if (isRequired && text === '') throw new DomainError('required', { field });
  if ([...text].length > LONGEST[field])
    throw new DomainError('tooLong', { field, params: { max: LONGEST[field] } });
  refuseLink(field, text);
  const found = leadAwayIn(text);
  if (found !== undefined) throw new DomainError('placeLeadsAway', { field, params: { found } });
}

import { asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { type PersonKey, unwrapPersonKey } from '#app/domain/accounts/personal-data.server.ts';
import type { Context } from '#app/server/context.ts';
import { open, seal } from '#app/server/crypto/seal.server.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import type { Db, Tx } from '#db/store.ts';

export type TicketAuthor = 'buyer' | 'producer' | 'staff';
export type TicketMessage = {
  at: number;
  byRole: TicketAuthor;
  text: string;
  /** Names of the photos with it, for `openTicketPhoto`. */
  photos: string[];
};

/** What is sealed of a message: its text, and how many photos came with it. */
const content = z.object({ text: z.string(), photos: z.number().int().min(0) });

const LONGEST = 2000;

/** What somebody typed as a message, made tidy. @throws DomainError required, tooLong (field). */
export function readMessage(typed: string, field = 'text'): string {
  const text = typed.normalize('NFC').trim();
  if (text === '') throw new DomainError('required', { field });
  if ([...text].length > LONGEST) throw new DomainError('tooLong', { field, params: { max: LONGEST } });
  return text;
}

/** The key of the buyer of an order, with which all that is written about it is sealed. @throws NotFound once erased. */
export async function keyOfBuyer({ store, config }: Context, db: Db, orderId: string): Promise<PersonKey> {
  const { order, orderGroup, personKey } = store.tables;
  const [row] = await db
    .select({ personId: personKey.personId, wrappedKey: personKey.wrappedKey })
    .from(order)
    .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
    .innerJoin(personKey, eq(personKey.personId, orderGroup.buyerId))
    .where(eq(order.id, orderId));
  if (!row?.wrappedKey) throw new NotFound('the buyer was erased');
  return unwrapPersonKey(config, row.personId, row.wrappedKey);
}

/** Writes a message down, sealed with the buyer's key. Part of the caller's write. */
export async function writeMessage(
  { store, clock }: Context,
  tx: Tx,
  own: PersonKey,
  {
    ticketId,
    byRole,
    personId,
    text,
    id = newId(),
    photos = 0,
  }: {
    ticketId: string;
    byRole: TicketAuthor;
    personId: string | null;
    text: string;
    /** Of a message whose photos are put away already, and how many they are. */
    id?: string;
    photos?: number;
  },
): Promise<void> {
  const sealed = seal(own.key, `ticket-message:${id}`, JSON.stringify({ text, photos }));
  await tx
    .insert(store.tables.ticketMessage)
    .values({ id, ticketId, at: clock.now(), byRole, personId, sealed });
}

/** The messages of tickets by ticket, in their order; none of a buyer who was erased. */
export async function readMessages(
  { store, config }: Context,
  db: Db,
  ticketIds: readonly string[],
): Promise<Map<string, TicketMessage[]>> {
  const messages = new Map<string, TicketMessage[]>(ticketIds.map((id) => [id, []]));
  if (ticketIds.length === 0) return messages;
  const { ticket, ticketMessage, order, orderGroup, personKey } = store.tables;
  const rows = await db
    .select({ message: ticketMessage, personId: personKey.personId, wrappedKey: personKey.wrappedKey })
    .from(ticketMessage)
    .innerJoin(ticket, eq(ticket.id, ticketMessage.ticketId))
    .innerJoin(order, eq(order.id, ticket.orderId))
    .innerJoin(orderGroup, eq(orderGroup.id, order.groupId))
    .innerJoin(personKey, eq(personKey.personId, orderGroup.buyerId))
    .where(inArray(ticketMessage.ticketId, [...ticketIds]))
    .orderBy(asc(ticketMessage.at), asc(ticketMessage.id));
  const keys = new Map<string, PersonKey>();
  for (const { message, personId, wrappedKey } of rows) {
    if (!wrappedKey) continue;
    const own = keys.get(personId) ?? unwrapPersonKey(config, personId, wrappedKey);
    keys.set(personId, own);
    const { id, ticketId, at, byRole, sealed } = message;
    const { text, photos } = readContent(open(own.key, `ticket-message:${id}`, sealed));
    const names = Array.from({ length: photos }, (_, number) => `${id.toLowerCase()}-${number + 1}`);
    messages.get(ticketId)?.push({ at, byRole, text, photos: names });
  }
  return messages;
}

/** Before there were photos, the text alone was sealed. */
function readContent(opened: string): z.infer<typeof content> {
  if (!opened.startsWith('{"text":')) return { text: opened, photos: 0 };
  return content.parse(JSON.parse(opened));
}

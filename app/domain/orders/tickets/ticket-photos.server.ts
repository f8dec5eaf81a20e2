import { and, eq } from 'drizzle-orm';
import type { PersonKey } from '#app/domain/accounts/personal-data.server.ts';
import { waitingDecoder } from '#app/domain/media/decoders.server.ts';
import { REFUSAL_PARAMS, refusedPhoto } from '#app/domain/media/refuse-photo.ts';
import { findTicket, type TicketSide } from '#app/domain/orders/tickets/find-ticket.server.ts';
import { keyOfBuyer } from '#app/domain/orders/tickets/ticket-messages.server.ts';
import { MOST_TICKET_PHOTOS } from '#app/domain/orders/tickets/ticket-photo-limits.ts';
import type { Context } from '#app/server/context.ts';
import { open, seal } from '#app/server/crypto/seal.server.ts';
import { DomainError, NotFound } from '#app/server/domain-error.ts';
import { isStorageFull, storageKey } from '#app/server/storage/storage.ts';

/** A photo as somebody has sent it; `bytes` are empty where it was too large to be kept. */
export type SentPhoto = { readonly bytes: Uint8Array; readonly isTooLarge: boolean };

/** Pixels: a torn bag and the print on a label can be made out. */
const SHOWN_WIDTH = 1600;

/** Beside the message: `<its id>-<number from 1>`. */
const PHOTO = /^([0-9a-z]{26})-([1-9])$/;

function fileOf(messageId: string, number: number): string {
  return `${messageId.toLowerCase()}-${number}.sealed`;
}

/**
 * Photos that a buyer sends, decoded and written anew (nothing of the upload's own bytes is kept, no place or time in it).
 * @param field the control that refusals stand beside.
 * @throws DomainError tooManyFilesAtOnce, and why one is none that can be taken.
 */
export async function readTicketPhotos(sent: readonly SentPhoto[], field: string): Promise<Uint8Array[]> {
  if (sent.length > MOST_TICKET_PHOTOS)
    throw new DomainError('tooManyFilesAtOnce', { field, params: { max: MOST_TICKET_PHOTOS } });
  const photos: Uint8Array[] = [];
  for (const { bytes, isTooLarge } of sent) {
    if (isTooLarge) throw new DomainError('photoTooBig', { field, params: REFUSAL_PARAMS });
    const answer = await waitingDecoder().prepare(bytes);
    if ('refusal' in answer) {
      const { code, params } = refusedPhoto(answer.refusal);
      throw new DomainError(code, { field, params });
    }
    photos.push(await smaller(answer.photo, field));
  }
  return photos;
}

async function smaller(
  { master, width }: { master: Uint8Array; width: number },
  field: string,
): Promise<Uint8Array> {
  let made = master;
  const planned = { name: 'shown.jpg', width: Math.min(width, SHOWN_WIDTH), format: 'jpg' } as const;
  const refused = await waitingDecoder().render(master, [planned], (_name, bytes) => {
    made = bytes;
  });
  if (refused) throw new DomainError('photoDamaged', { field });
  return made;
}

/**
 * Puts the photos of a message away, sealed with the buyer's key; called before the message is written. Those of a message
 * that is never written are swept.
 */
export async function keepTicketPhotos(
  { storage }: Context,
  own: PersonKey,
  { messageId, photos, field }: { messageId: string; photos: readonly Uint8Array[]; field: string },
): Promise<void> {
  try {
    for (const [at, photo] of photos.entries()) {
      const name = fileOf(messageId, at + 1);
      const sealed = seal(own.key, `ticket-photo:${name}`, Buffer.from(photo).toString('base64'));
      await storage.putDerived('tickets', name, Buffer.from(sealed, 'ascii'));
    }
  } catch (error) {
    if (isStorageFull(error)) throw new DomainError('photoNoRoom', { field, cause: error });
    throw error;
  }
}

/**
 * The JPEG of a photo of a ticket, for whoever the ticket concerns. That it was read is in the audit with the ticket.
 * @param photo as `TicketMessage` names it.
 * @throws NotFound for everybody else, for what is none, and once the buyer was erased.
 */
export async function openTicketPhoto(
  context: Context,
  { ticketId, photo, side }: { ticketId: string; photo: string; side: TicketSide },
): Promise<Buffer> {
  const [, lower = '', number = ''] = PHOTO.exec(photo) ?? [];
  const messageId = lower.toUpperCase();
  const { ticketMessage } = context.store.tables;
  const own = await context.store.read(async (db) => {
    const { ticket } = await findTicket(context, db, ticketId, side);
    const [message] = await db
      .select({ id: ticketMessage.id })
      .from(ticketMessage)
      .where(and(eq(ticketMessage.id, messageId), eq(ticketMessage.ticketId, ticket.id)));
    if (!message) throw new NotFound('no such photo');
    return keyOfBuyer(context, db, ticket.orderId);
  });
  const name = fileOf(messageId, Number(number));
  const sealed = await context.storage.get(storageKey('tickets', name));
  if (!sealed) throw new NotFound('no such photo');
  return Buffer.from(open(own.key, `ticket-photo:${name}`, sealed.toString('ascii')), 'base64');
}

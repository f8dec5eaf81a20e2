import { and, eq, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { lowestPrices } from '#app/domain/channels/fees/lowest-prices.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { priceAddRange, priceSteps } from '#app/domain/channels/wording/channel-wording.ts';
import { choiceMark, wordingOf } from '#app/domain/channels/wording/choice-mark.ts';
import { clearChoices } from '#app/domain/channels/wording/clear-choices.server.ts';
import { meantField, priceQuestion } from '#app/domain/channels/wording/price-question.ts';
import { everyListing } from '#app/domain/channels/wording/read-channel-choices.server.ts';
import type { Context } from '#app/server/context.ts';
import { checkTogether, DomainError, NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Db, Store, Tx } from '#db/store.ts';

/** Most characters that a field keeps; what a platform takes is the business of its rules. */
const longest: Readonly<Record<string, number>> = {
  title: 300,
  description: 30_000,
  brand: 200,
  titlePrefix: 60,
  priceAdd: 7,
  priceStep: 6,
};

/** What a field's value looks like, where not any text will do. */
const shapes: Readonly<Record<string, RegExp>> = {
  priceAdd: /^-?\d{1,3}(\.\d{1,2})?$/,
  priceStep: /^[1-9]\d{0,5}$/,
  price: /^[1-9]\d{0,11}$/,
};

/** Null takes a choice back; '' is a value for `titlePrefix` only (none at all) and takes others back. */
export type WordingFields = Readonly<Record<string, string | null>>;

/**
 * Keeps a producer's own words and prices for a channel, of one listing or (`listingId` null) of all their listings.
 * @param fields by `title`, `description`, `brand`, `titlePrefix`, `priceAdd`, `priceStep`, `price:<variant code>`.
 * @param meant by variant code, the price that the person has said they mean although it is doubtful: kept with the price,
 *   so that it is asked about once.
 * @param seen `choiceMark` of what the form showed (`wordingOf`); absent, whatever is kept is written over.
 * @throws NotFound for somebody else's listing or an unknown channel; DomainError stepChangedMeanwhile (something is kept
 *   that the form did not show, and not just what it sends), or with every field that is wrong, or whose
 *   price is doubtful (priceFarBelow, priceFarAbove, priceLosing, priceLosingBeforeCarriage).
 */
export async function saveChannelWording(
  context: Context,
  actor: SellerActor,
  {
    channelCode,
    listingId,
    fields,
    meant = {},
    seen,
  }: {
    channelCode: string;
    listingId: string | null;
    fields: WordingFields;
    meant?: Readonly<Record<string, string>>;
    seen?: string;
  },
): Promise<void> {
  const channel = channelByCode(channelCode);
  const { channelChoice, listing, variant } = context.store.tables;
  const values: Array<readonly [string, string | null]> = [];
  checkTogether(
    Object.entries(fields).map(
      ([field, value]) =>
        () =>
          values.push([field, keptValue(field, value)]),
    ),
  );
  if (listingId !== null)
    values.push(...(await askAboutPrices(context, actor, { channelCode, listingId, values, meant })));
  const now = context.clock.now();
  await context.store.write(async (tx) => {
    const prices = values.flatMap(([field]) =>
      field.startsWith('price:') ? field.slice('price:'.length) : [],
    );
    if (listingId === null) {
      if (prices.length > 0) throw new NotFound('variant');
    } else {
      const [own] = await tx
        .select({ id: listing.id })
        .from(listing)
        .where(and(eq(listing.id, listingId), eq(listing.producerId, actor.producerId)));
      if (!own) throw new NotFound('listing');
      const codes = await tx
        .select({ code: variant.code })
        .from(variant)
        .where(and(eq(variant.listingId, listingId), isNull(variant.archivedAt)));
      if (prices.some((price) => !codes.some(({ code }) => code === price))) throw new NotFound('variant');
    }
    const subject = {
      producerId: actor.producerId,
      channelCode: channel.code,
      subject: listingId ?? everyListing,
    };
    if (seen !== undefined) await refuseUnseen(context, tx, subject, { seen, values });
    for (const [field, value] of values) {
      if (value === null) {
        await clearChoices(tx, context.store.tables, {
          producerId: actor.producerId,
          channelCode: channel.code,
          subjects: [subject.subject],
          field,
          at: now,
          personId: actor.personId,
        });
        continue;
      }
      const chosen = { value, chosenAt: now, chosenBy: actor.personId };
      await tx
        .insert(channelChoice)
        .values({ ...subject, field, ...chosen })
        .onConflictDoUpdate({
          target: [
            channelChoice.producerId,
            channelChoice.channelCode,
            channelChoice.subject,
            channelChoice.field,
          ],
          set: chosen,
        });
    }
    const concerned = listingId === null ? `goods:${actor.producerId}` : `listing:${listingId}`;
    await context.store.touch(tx, ['feeds', concerned], now);
  });
}

type Subject = { producerId: string; channelCode: string; subject: string };
type Values = ReadonlyArray<readonly [field: string, value: string | null]>;

/** What was chosen for a subject on a channel, as it is kept. */
function choicesOf(
  db: Db,
  { channelChoice }: Store['tables'],
  { producerId, channelCode, subject }: Subject,
): Promise<Array<{ field: string; value: string }>> {
  return db
    .select({ field: channelChoice.field, value: channelChoice.value })
    .from(channelChoice)
    .where(
      and(
        eq(channelChoice.producerId, producerId),
        eq(channelChoice.channelCode, channelCode),
        eq(channelChoice.subject, subject),
      ),
    );
}

/** What is kept already may be sent twice: a double press, or two people of one mind. @throws DomainError stepChangedMeanwhile */
async function refuseUnseen(
  { store }: Context,
  tx: Tx,
  about: Subject,
  { seen, values }: { seen: string; values: Values },
): Promise<void> {
  const rows = await choicesOf(tx, store.tables, about);
  const kept = wordingOf(Object.fromEntries(rows.map(({ field, value }) => [field, value])));
  // A form without a mark has shown nothing.
  if (choiceMark(kept) === (seen || choiceMark({}))) return;
  const after = wordingOf({
    ...kept,
    ...Object.fromEntries(values.map(([field, value]) => [field, value ?? ''])),
  });
  for (const [field, value] of values) if (value === null) delete after[field];
  if (choiceMark(kept) !== choiceMark(after)) throw new DomainError('stepChangedMeanwhile');
}

function keptValue(field: string, given: string | null): string | null {
  const [kind = ''] = field.split(':');
  if (longest[field] === undefined && kind !== 'price') throw new NotFound('field');
  if (given === null) return null;
  const typed = given.replace(/\r\n?/g, '\n').normalize('NFC').trim();
  // Numbers as people write them here: 12,5 and 185.000.
  const value =
    field === 'priceAdd' ? typed.replace(',', '.') : shapes[kind] ? typed.replace(/[.\s]/g, '') : typed;
  if (value === '') return field === 'titlePrefix' ? '' : null;
  const max = longest[field] ?? 12;
  if ([...value].length > max) throw new DomainError('tooLong', { field, params: { max: String(max) } });
  if (shapes[kind] && !shapes[kind].test(value)) throw new DomainError('notANumber', { field });
  if (field === 'priceAdd' && (Number(value) < priceAddRange.least || Number(value) > priceAddRange.most)) {
    throw new DomainError('notANumber', { field });
  }
  if (field === 'priceStep' && !priceSteps.includes(Number(value)))
    throw new DomainError('invalid', { field });
  return value;
}

/**
 * Asks about every price that is far from the listing's own or loses money, unless the person has said that they mean it.
 * @returns what is kept of their word.
 */
async function askAboutPrices(
  { store, clock }: Context,
  { producerId }: SellerActor,
  {
    channelCode,
    listingId,
    values,
    meant,
  }: {
    channelCode: string;
    listingId: string;
    values: ReadonlyArray<readonly [string, string | null]>;
    meant: Readonly<Record<string, string>>;
  },
): Promise<Array<readonly [string, string | null]>> {
  const prices = values.flatMap(([field, value]) =>
    field.startsWith('price:') ? { code: field.slice('price:'.length), field, value } : [],
  );
  if (prices.length === 0) return [];
  const today = localDate(clock.now());
  const { sizes, said } = await store.read(async (db) => ({
    sizes: await lowestPrices(db, store, { producerId, listingId, channelCode, today }),
    said: await choicesOf(db, store.tables, { producerId, channelCode, subject: listingId }),
  }));
  const words: Array<readonly [string, string | null]> = [];
  const asks = prices.map(({ code, field, value }) => () => {
    const size = sizes.find((one) => one.code === code);
    const question =
      size && value !== null ? priceQuestion(Number(value), size.own, size.lowest, size.lacksCarriage) : null;
    const isMeant =
      meant[code] === value || said.some((one) => one.field === meantField(code) && one.value === value);
    if (question && !isMeant) throw new DomainError(question.code, { field, params: question.params });
    words.push([meantField(code), question ? value : null]);
  });
  checkTogether(asks);
  return words;
}

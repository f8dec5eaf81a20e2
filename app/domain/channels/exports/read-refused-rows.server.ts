import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { skuKey } from '#app/domain/catalog/step-input.ts';
import { categoryField } from '#app/domain/channels/categories/category-rule.ts';
import { chosenCategories } from '#app/domain/channels/categories/chosen-categories.server.ts';
import type { ReadSheet, RefusedRow } from '#app/domain/channels/channel.ts';
import { listingsWithSkus } from '#app/domain/channels/exports/listings-with-skus.server.ts';
import { refusedRowsIn } from '#app/domain/channels/exports/refused-rows.ts';
import { findWorkbookExport } from '#app/domain/channels/exports/workbook-export.server.ts';
import type { RefusalTable } from '#app/domain/channels/platform/refusal-table.ts';
import { type ExplainedRefusal, explainRefusal } from '#app/domain/channels/push/explain-refusal.ts';
import { seenIn } from '#app/domain/channels/push/place-of-refusal.ts';
import { refusedTexts } from '#app/domain/channels/push/refused-texts.server.ts';
import { everyListing } from '#app/domain/channels/wording/read-channel-choices.server.ts';
import type { Context } from '#app/server/context.ts';

/** Of one listing, two for each of its sizes: a page shows many listings. */
const mostRefusals = 100;

/** One of the producer's listings that a platform did not take from a file. Row numbers are those of the file given back. */
export type RefusedGoods = {
  listingId: string;
  title: string;
  rows: number[];
  refusals: ExplainedRefusal[];
  /** Reasons of the platform that stand in the file alone, beyond those that are told. */
  more: number;
};

export type RefusedFile = {
  channel: { code: string; name: string };
  fileName: string;
  /** Where in the seller centre its files are handed in, and given back. */
  where: string;
  /** Null while nobody has handed in what the platform gave back. */
  given: {
    fileName: string;
    /** ms UTC. */
    readAt: number;
    goods: RefusedGoods[];
    /** Rows whose SKU is none of the producer's. */
    unknown: RefusedRow[];
    /** How its sheets were read; none where that was not noted. */
    read: ReadSheet[];
    byHeadings: boolean;
  } | null;
};

/**
 * What a platform did not take of one of the producer's files, by listing, each reason explained as those of a push are.
 * @throws NotFound for somebody else's file, or one of a channel without workbooks
 */
export async function readRefusedRows(
  context: Context,
  actor: SellerActor,
  exportId: string,
): Promise<RefusedFile> {
  const { tables } = context.store;
  const { channelExport, variant, listing } = tables;
  const { producerId } = actor;
  const { channel, fileName: ofExport, template } = await findWorkbookExport(context, actor, exportId);
  const file = {
    channel: { code: channel.code, name: channel.name },
    fileName: ofExport,
    where: template.uploadAt,
  };
  const own = and(eq(channelExport.id, exportId), eq(channelExport.producerId, producerId));
  const [row] = await context.store.read((db) =>
    db.select({ report: channelExport.report }).from(channelExport).where(own).limit(1),
  );
  const refused = refusedRowsIn(row?.report);
  if (!refused) return { ...file, given: null };
  const { sizes, textsOf, isSorted } = await context.store.read(async (db) => {
    const skus = refused.rows.map(({ sku }) => sku);
    const matching = listingsWithSkus(db, tables, { producerId, skus });
    const sizes = await db
      .select({ skuKey: variant.skuKey, listingId: variant.listingId, title: listing.titleVi })
      .from(variant)
      .innerJoin(listing, eq(listing.id, variant.listingId))
      .where(and(inArray(variant.listingId, matching), isNull(variant.archivedAt)))
      .orderBy(asc(variant.listingId), asc(variant.position));
    const ids = sizes.map(({ listingId }) => listingId);
    const sorted = await chosenCategories(db, tables, {
      producerId,
      channelCode: channel.code,
      subjects: [...new Set([...ids, everyListing])],
    });
    const subjects = new Set(sorted.map(({ subject }) => subject));
    return {
      sizes,
      textsOf: await refusedTexts(db, tables, ids),
      isSorted: (listingId: string) => subjects.has(listingId) || subjects.has(everyListing),
    };
  });
  const places = new Map<string, number>();
  const bySku = new Map(
    sizes.map(({ skuKey, ...size }) => {
      const place = places.get(size.listingId) ?? 0;
      places.set(size.listingId, place + 1);
      return [skuKey, { ...size, place }];
    }),
  );
  const goods = new Map<string, RefusedGoods>();
  const told = new Set<string>();
  const unknown: RefusedRow[] = [];
  for (const one of refused.rows) {
    const size = bySku.get(skuKey(one.sku.trim()));
    if (!size) {
      unknown.push(one);
      continue;
    }
    const { listingId, title, place } = size;
    const texts = textsOf(channel.code, listingId);
    const known = goods.get(listingId) ?? { listingId, title, rows: [], refusals: [], more: 0 };
    goods.set(listingId, known);
    known.rows.push(one.row);
    known.more += one.more ?? 0;
    for (const message of one.reasons) {
      if (known.refusals.length === mostRefusals) {
        const rest = JSON.stringify([listingId, message]);
        if (!told.has(rest)) known.more += 1;
        told.add(rest);
        continue;
      }
      const refusal = { code: codeIn(message, channel.refusals) ?? '', message, field: null };
      const explained = explainRefusal(channel, refusal, null, texts && seenIn(message, texts));
      const placed = placedAt(explained, { size: place, isSorted: isSorted(listingId) });
      const key = JSON.stringify([listingId, placed.platformWords, placed.field]);
      if (told.has(key)) continue;
      told.add(key).add(JSON.stringify([listingId, message]));
      known.refusals.push(placed);
    }
  }
  const { fileName, readAt, read = [], byHeadings = false } = refused;
  return { ...file, given: { fileName, readAt, goods: [...goods.values()], unknown, read, byHeadings } };
}

/**
 * A code of the channel's table in the platform's words. Digits alone may be an amount: they count where codes stand, at
 * the beginning, in brackets or after the word for it.
 */
function codeIn(message: string, table: RefusalTable = {}): string | null {
  for (const { 0: word, index } of message.matchAll(
    /(?<![\p{L}\p{N}_.])[\p{L}\p{N}_.]{4,}(?![\p{L}\p{N}_])/gu,
  )) {
    if (!Object.hasOwn(table, word) || !/[\d_]/.test(word)) continue;
    if (/_/.test(word) || /(?:^|[[(#]|code\W*|mã(?: lỗi)?\W*)$/iu.test(message.slice(0, index))) return word;
  }
  return null;
}

/**
 * The tables name the first size; the row is of another one. What a category asks is answered once one was chosen here, which
 * a file may go without.
 */
function placedAt(
  refusal: ExplainedRefusal,
  { size, isSorted }: { size: number; isSorted: boolean },
): ExplainedRefusal {
  const place = (field: string) =>
    !isSorted && /^attributes/.test(field)
      ? categoryField
      : field.replace(/^variants\.0\./, `variants.${size}.`);
  const field = refusal.field === null ? null : place(refusal.field);
  const { alsoAt } = refusal;
  if (!alsoAt) return { ...refusal, field };
  return { ...refusal, field, alsoAt: [...new Set(alsoAt.map(place))].filter((one) => one !== field) };
}

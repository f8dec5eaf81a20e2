import { asc, eq } from 'drizzle-orm';
import { demoSeller } from '#app/demo/demo-actors.ts';
import { kindOf, readDemoKinds } from '#app/demo/demo-kinds.server.ts';
import { type DemoEntry, demoListing } from '#app/demo/demo-listing.ts';
import { publishDemoListing } from '#app/demo/publish-demo-listing.server.ts';
import { createListing } from '#app/domain/catalog/create-listing.server.ts';
import type { ListingContent } from '#app/domain/catalog/listing-content.ts';
import { loadOwnListing, stepMark } from '#app/domain/catalog/own-listing.server.ts';
import { saveListingStep } from '#app/domain/catalog/save-listing-step.server.ts';
import { type StepInput, stepInput } from '#app/domain/catalog/step-input.ts';
import type { Context } from '#app/server/context.ts';

/** Whose listing it is, of which entry of the register, and what its row says is missing. */
export type DemoGoods = { code: string; producerId: string; blocker: string | null; entryId: string | null };
type Row = DemoEntry & DemoGoods & { isListed: boolean };

/**
 * A listing for every entry of the register that has none yet: published when the register says that the product is
 * on a platform, otherwise a draft that waits for what its row says is missing.
 */
export async function addDemoListings(context: Context): Promise<void> {
  const kinds = readDemoKinds(context.config.rootDir);
  const rows = await readEntries(context);
  const now = context.clock.now();
  for (const [turn, at] of mixedOrder(rows.length).entries()) {
    const row = rows[at];
    if (!row || row.isListed) continue;
    const found = kindOf(row.name, kinds);
    if (!found) continue;
    const content = demoListing(row, found.kind, found.rest, at);
    const turnsAgo = rows.length - turn;
    const then = { ...context, clock: { now: () => now - turnsAgo * BETWEEN_LISTINGS_MS } };
    await writeDemoListing(then, row, content, found.kind.nameVi, at);
  }
}

/** Listings came in over months, one after the other. */
const BETWEEN_LISTINGS_MS = 9 * 60 * 60 * 1000;
const STRIDE = 83;

/** Every place once, neighbours of the register far apart, so that the newest listings are not all of one commune. */
function mixedOrder(count: number): number[] {
  const order = new Set<number>();
  for (let turn = 0; order.size < count; turn++) {
    let at = (turn * STRIDE) % count;
    while (order.has(at)) at = (at + 1) % count;
    order.add(at);
  }
  return [...order];
}

async function readEntries({ store }: Context): Promise<Row[]> {
  const { registerEntry, producer, commune, listing } = store.tables;
  const rows = await store.read((db) =>
    db
      .select()
      .from(registerEntry)
      .innerJoin(producer, eq(producer.id, registerEntry.producerId))
      .leftJoin(commune, eq(commune.code, registerEntry.communeCode))
      .leftJoin(listing, eq(listing.entryId, registerEntry.id))
      .orderBy(asc(registerEntry.id)),
  );
  return rows.map((row) => ({
    id: row.register_entry.id,
    entryId: row.register_entry.id,
    code: row.register_entry.code,
    name: row.register_entry.name,
    setCode: row.register_entry.setCode,
    communeCode: row.register_entry.communeCode,
    placeName: row.commune?.name ?? 'Lào Cai',
    producerId: row.producer.id,
    producerName: row.producer.name,
    producerAddress: row.commune ? `${row.commune.fullName}, tỉnh Lào Cai` : 'tỉnh Lào Cai',
    blocker: row.register_entry.blocker,
    isListed: row.listing !== null,
  }));
}

/**
 * One write for the whole listing: either it is there with all its steps, or the next start begins it again.
 * @returns its id.
 */
export async function writeDemoListing(
  context: Context,
  row: DemoGoods,
  content: ListingContent,
  kindName: string,
  at: number,
): Promise<string> {
  const { store } = context;
  const { listing } = store.tables;
  const seller = demoSeller(row.producerId);
  const steps = demoSteps(content, at);
  return store.write(async (tx) => {
    const { listingId } = await createListing(context, seller, { entryId: row.entryId });
    for (const input of steps) {
      if (row.blocker !== null && input.step === blockedStep(row.blocker)) continue;
      const own = await loadOwnListing(tx, store.tables, row.producerId, listingId);
      await saveListingStep(context, seller, { listingId, seen: stepMark(own.content, input.step), input });
    }
    if (row.blocker === null) await publishDemoListing(context, seller, listingId);
    // Made-up producers are named after incense, tea and rivers, which the drawing would take for the goods. The code
    // means nothing to it, and gives each maker's cardamom a sky and a cloth of its own.
    const motifSeed = `${kindName} ${row.code}`;
    await tx.update(listing).set({ motifSeed }).where(eq(listing.id, listingId));
    return listingId;
  });
}

/** What a reason in the register means for the draft: the step that is still empty. Photos no demo listing has anyway. */
function blockedStep(blocker: string): StepInput['step'] | null {
  if (/ảnh/i.test(blocker)) return null;
  return /giấy|nhãn|ATTP|công bố/i.test(blocker) ? 'label' : 'sizes';
}

const STOCK_STEP = 7;
const MOST_STOCK = 60;
/** Every so many listings one is sold out, to show what that looks like. */
const SOLD_OUT_EVERY = 23;

function demoSteps(content: ListingContent, at: number): StepInput[] {
  const stock = at % SOLD_OUT_EVERY === SOLD_OUT_EVERY - 1 ? 0 : ((at * STOCK_STEP) % MOST_STOCK) + 5;
  const { storyVi, storyEn, communeCode, originText, seasonMonths, label, ...what } = content;
  const variants = content.variants.map((one) => ({ ...one, variantId: null, stock, seenStock: null }));
  return [
    { step: 'what', values: what },
    { step: 'sizes', values: { variants } },
    { step: 'label', values: { label } },
    { step: 'story', values: { storyVi, storyEn, communeCode, originText, seasonMonths } },
  ].map((input) => stepInput.parse(input));
}

import { openRecognitions } from '#app/domain/catalog/recognitions-at.server.ts';
import type { Surroundings } from '#app/domain/channels/listing/channel-listing-of.ts';
import { papersOn, preparePapers } from '#app/domain/channels/papers/papers-that-hold.server.ts';
import type { Db, Store } from '#db/store.ts';

export type SurroundingsSource = Awaited<ReturnType<typeof openSurroundings>>;

/** Names of product sets and communes, few and long beside the listings that share them, and the queries for papers and stars. */
export async function openSurroundings(db: Db, store: Store) {
  const { productSet, commune } = store.tables;
  const sets = await db
    .select({
      code: productSet.code,
      branch: productSet.branchVi,
      group: productSet.groupVi,
      name: productSet.nameVi,
    })
    .from(productSet);
  const communes = await db.select({ code: commune.code, name: commune.fullName }).from(commune);
  return {
    setPaths: new Map(
      sets.map(({ code, branch, group, name }) => [
        code,
        [...new Set([branch, group, name].flatMap((one) => one ?? []))],
      ]),
    ),
    places: new Map(communes.map(({ code, name }) => [code, name])),
    papers: preparePapers(db, store),
    recognitions: openRecognitions(db, store),
  };
}

/** What stands around these listings on a local day. */
export async function readSurroundings(
  source: SurroundingsSource,
  publicUrl: string,
  listings: ReadonlyArray<{ entryId: string | null; producerId: string }>,
  today: string,
): Promise<Surroundings> {
  const producers = [...new Set(listings.map(({ producerId }) => producerId))];
  const entryIds = listings.flatMap(({ entryId }) => entryId ?? []);
  const [rows, stars] = await Promise.all([
    source.papers({ producers: JSON.stringify(producers) }),
    source.recognitions(entryIds, today),
  ]);
  const ofProducer = new Map<string, typeof rows>();
  for (const row of rows) {
    const list = ofProducer.get(row.producerId);
    if (list) list.push(row);
    else ofProducer.set(row.producerId, [row]);
  }
  const papers = new Map([...ofProducer].map(([id, own]) => [id, papersOn(own, today)]));
  return { publicUrl, setPaths: source.setPaths, places: source.places, stars, papers };
}

import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { fold, foldKeepingMarks } from '#app/server/text/fold.ts';
import { randomFrom } from '#tests/factories/made-up-register.ts';

const ROWS_PER_WRITE = 200;
const LISTINGS_PER_PRODUCER = 40;

export const GOODS = [
  'Chè Shan tuyết',
  'Gạo Séng Cù',
  'Miến đao',
  'Mật ong bạc hà',
  'Thịt trâu gác bếp',
  'Lạp xưởng',
  'Tương ớt Mường Khương',
  'Cá hồi xông khói',
  'Quế vỏ',
  'Tinh dầu sả chanh',
  'Nấm hương khô',
  'Cao mềm actiso',
  'Thảo quả sấy',
  'Đậu nành bản địa',
  'Táo mèo sấy dẻo',
  'Bánh chưng đen',
  'Khăn thổ cẩm',
  'Mận tam hoa',
  'Lê VH6',
  'Hồng không hạt',
];
export const QUALITIES = [
  'đặc sản',
  'hữu cơ',
  'cổ thụ',
  'truyền thống',
  'loại một',
  'hộp quà',
  'túi nhỏ',
  'sấy lạnh',
  'vụ mới',
  'nguyên chất',
];
export const PLACES = [
  'Sa Pa',
  'Bắc Hà',
  'Mường Khương',
  'Bát Xát',
  'Si Ma Cai',
  'Văn Bàn',
  'Bảo Yên',
  'Bảo Thắng',
  'Nậm Đét',
  'Tả Phìn',
  'Y Tý',
  'Nghĩa Đô',
];

/** As many published listings as asked for, with producers, a variant each and their search text; ids are in order. */
export async function fillListings(context: Context, count: number): Promise<void> {
  const { store, clock } = context;
  const { producer, listing, variant, listingSearch, image, photo, listingPhoto, commune, productSet } =
    store.tables;
  const random = randomFrom(7);
  const pick = <T>(from: ReadonlyArray<T>): T => from[Math.floor(random() * from.length)] as T;
  const now = clock.now();
  const communes = await store.read((db) => db.select({ code: commune.code }).from(commune));
  const sets = await store.read((db) => db.select({ code: productSet.code }).from(productSet));
  const hash = 'ab'.repeat(32);
  await store.write((tx) =>
    tx
      .insert(image)
      .values({ hash, width: 1600, height: 1200, byteSize: 1, placeholder: '', findings: [], createdAt: now })
      .onConflictDoNothing(),
  );
  let producerId = '';
  for (let from = 0; from < count; from += ROWS_PER_WRITE) {
    const numbers = Array.from({ length: Math.min(ROWS_PER_WRITE, count - from) }, (_, at) => from + at);
    await store.write(async (tx) => {
      for (const number of numbers.filter((one) => one % LISTINGS_PER_PRODUCER === 0)) {
        producerId = newId();
        const name = `HTX ${pick(PLACES)} ${number}`;
        await tx.insert(producer).values({
          id: producerId,
          code: `p${number}`,
          slug: `htx-${number}`,
          name,
          nameKey: name.toLowerCase(),
          legalType: 'cooperative',
          communeCode: pick(communes).code,
          isDemo: false,
          createdAt: now,
          updatedAt: now,
        });
      }
      const rows = numbers.map((number) => {
        const place = pick(PLACES);
        const titleVi = `${pick(GOODS)} ${pick(QUALITIES)} ${place}`;
        const descriptionVi = `${titleVi} do bà con ${place} làm, ${pick(QUALITIES)}, ${pick(QUALITIES)}, gói cẩn thận, giao cả nước. Mã ${number}.`;
        return {
          number,
          id: newId(),
          titleVi,
          descriptionVi,
          setCode: pick(sets).code,
          communeCode: pick(communes).code,
        };
      });
      await tx.insert(listing).values(
        rows.map(({ number, ...row }) => ({
          ...row,
          producerId,
          state: 'published' as const,
          slug: `hang-${number}`,
          titleKey: foldedSearchText(row.titleVi).folded,
          summaryVi: row.titleVi,
          label: {},
          isAlcohol: false,
          seasonMonths: 4095,
          motifSeed: row.titleVi,
          lowestPrice: 120_000,
          highestPrice: 120_000,
          currency: 'VND',
          version: 1,
          isDemo: false,
          firstPublishedAt: now,
          publishedAt: now - number,
          createdAt: now,
          updatedAt: now,
        })),
      );
      await tx.insert(variant).values(
        rows.map(({ number, id }) => ({
          id: newId(),
          code: `V${number}`,
          listingId: id,
          producerId,
          sku: `S${number}`,
          skuKey: `s${number}`,
          nameVi: 'Hộp 100 g',
          price: 120_000,
          currency: 'VND',
          stock: 5,
          weightGrams: 150,
          position: 0,
          isPublished: true,
          createdAt: now,
          updatedAt: now,
        })),
      );
      await tx.insert(listingSearch).values(
        rows.map(({ number, id, titleVi, descriptionVi }) => ({
          number: number + 1,
          listingId: id,
          titleVi,
          ...foldedSearchText(`${titleVi} ${descriptionVi}`),
        })),
      );
      const photos = rows.map(({ id }) => ({ photoId: newId(), listingId: id }));
      await tx.insert(photo).values(
        photos.map(({ photoId }) => ({
          id: photoId,
          producerId,
          imageHash: hash,
          uploadHash: hash,
          altVi: '',
          altEn: '',
          isDemo: false,
          createdAt: now,
        })),
      );
      await tx
        .insert(listingPhoto)
        .values(photos.map((one) => ({ ...one, position: 0, altVi: '', altEn: '' })));
    });
  }
  // As the hourly job does.
  await store.refreshStatistics();
}

function foldedSearchText(text: string): { folded: string; marked: string } {
  return { folded: fold(text), marked: foldKeepingMarks(text) };
}

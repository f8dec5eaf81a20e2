import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { coverPage } from '#app/domain/channels/pack/cover-page.ts';
import { handOverTables, type PackRow } from '#app/domain/channels/pack/hand-over-sheet.ts';
import {
  LEAST_SIDE,
  type PackContent,
  type PackCounts,
  type PackSources,
  type PhotoProblem,
} from '#app/domain/channels/pack/pack-content.ts';
import { nameGiver } from '#app/domain/channels/pack/safe-names.ts';
import { translate } from '#app/i18n/messages.ts';
import { packMessages } from '#app/i18n/packs.ts';
import { paperKindKey, paperMessages } from '#app/i18n/papers.ts';
import type { ZipEntry } from '#app/server/archive/write-zip.server.ts';
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts';

const t = translate(packMessages, 'vi');
const paperT = translate(paperMessages, 'vi');

/** Folders and files of a pack; its address book for whoever opens it is DOC-TRUOC.txt. */
export const packPaths = {
  photos: 'anh',
  papers: 'chung-nhan',
  sheet: 'san-pham.xlsx',
  cover: 'bia.html',
  readFirst: 'DOC-TRUOC.txt',
  sums: 'SHA256SUMS.txt',
} as const;

/**
 * The files of a pack in the order in which they leave: photos and papers listing by listing, then, in a hand-over
 * pack, the sheets that count them and the checksums of all. The next listing's photos are read while one's leave, and
 * no more are in memory.
 * @param problems filled as photos are met that are missing, too heavy, or small, and products without one.
 */
export async function* packEntries(
  pack: PackContent,
  sources: PackSources,
  problems: PhotoProblem[],
): AsyncGenerator<ZipEntry> {
  const sums: Array<[path: string, sha256: string]> = [];
  const summed = (entry: Omit<ZipEntry, 'onDone'>): ZipEntry => ({
    ...entry,
    ...(pack.imagesOnly ? {} : { onDone: (sha256: string) => sums.push([entry.path, sha256]) }),
  });
  const giveFolder = nameGiver();
  const rows: PackRow[] = [];
  const counts: PackCounts = { listings: pack.listings.length, skus: 0, photos: 0, papers: 0 };
  for await (const { listing, photos } of listingsWithPhotos(pack, sources, problems)) {
    const papers = pack.imagesOnly ? [] : await readPapers(sources, listing);
    for (const variant of listing.variants) {
      const folder = giveFolder(variant.sku, variant.publicCode);
      const paths: string[] = [];
      for (const { number, bytes } of photos) {
        const path = `${packPaths.photos}/${folder}/${number}.jpg`;
        paths.push(path);
        yield summed({ path, content: bytes, isStored: true });
      }
      for (const { name, bytes } of papers)
        yield summed({ path: `${packPaths.papers}/${folder}/${name}`, content: bytes, isStored: true });
      rows.push({ listing, variant, photos: paths });
      counts.photos += photos.length;
      counts.papers += papers.length;
    }
  }
  counts.skus = rows.length;
  if (!pack.imagesOnly) {
    yield summed({ path: packPaths.sheet, content: writeXlsx(handOverTables(pack, counts, rows)) });
    yield summed({ path: packPaths.cover, content: Buffer.from(coverPage(pack, counts, rows)) });
  }
  yield summed({ path: packPaths.readFirst, content: Buffer.from(readFirst(pack, counts, problems)) });
  // Photos alone are for uploading, one by one: only what is handed over is checked as a whole.
  if (pack.imagesOnly) return;
  // The form that `sha256sum -c` reads.
  const lines = sums.map(([path, sha256]) => `${sha256}  ${path}\n`);
  yield { path: packPaths.sums, content: Buffer.from(lines.join('')) };
}

type PackedPhoto = { number: number; bytes: Uint8Array };

async function* listingsWithPhotos(
  pack: PackContent,
  sources: PackSources,
  problems: PhotoProblem[],
): AsyncGenerator<{ listing: ChannelListing; photos: PackedPhoto[] }> {
  const read = (listing: ChannelListing | undefined) => {
    const reading = listing ? readPhotos(pack, sources, listing) : null;
    // Met when it is this listing's turn; who stops before that does not wait for it.
    reading?.catch(() => undefined);
    return reading;
  };
  let ahead = read(pack.listings[0]);
  for (const [index, listing] of pack.listings.entries()) {
    const { found, notes } = (await ahead) ?? { found: [], notes: [] };
    ahead = read(pack.listings[index + 1]);
    problems.push(...notes);
    yield { listing, photos: found };
  }
}

async function readPhotos(
  { mostPhotos, photoBytes }: PackContent,
  sources: PackSources,
  listing: ChannelListing,
): Promise<{ found: PackedPhoto[]; notes: PhotoProblem[] }> {
  const found: PackedPhoto[] = [];
  const notes: PhotoProblem[] = [];
  const photos = listing.photos.slice(0, mostPhotos);
  if (photos.length === 0)
    notes.push({ listingId: listing.id, title: listing.titleVi, number: 0, problem: 'none', side: 0 });
  const read = await Promise.all(photos.map(({ hash }) => sources.photo(hash)));
  for (const [index, { width, height }] of photos.entries()) {
    const number = index + 1;
    const bytes = read[index] ?? null;
    const side = Math.max(width, height);
    const note = (problem: PhotoProblem['problem']) =>
      notes.push({ listingId: listing.id, title: listing.titleVi, number, problem, side });
    if (bytes === null) note('missing');
    else if (bytes.byteLength > photoBytes) note('heavy');
    else {
      if (side < LEAST_SIDE) note('small');
      found.push({ number, bytes });
    }
  }
  return { found, notes };
}

async function readPapers(sources: PackSources, listing: ChannelListing) {
  const giveName = nameGiver();
  const found: Array<{ name: string; bytes: Uint8Array }> = [];
  for (const { id, kind, number } of listing.papers) {
    const file = await sources.paper(id);
    if (file === null) continue;
    const words = [paperT(paperKindKey(kind)), number].filter(Boolean).join(' - ');
    found.push({ name: giveName(words, String(found.length + 1), file.extension), bytes: file.bytes });
  }
  return found;
}

function incompleteLines({ listings, incomplete }: PackContent): string[] {
  return listings.flatMap(({ id, titleVi }) => {
    const reason = incomplete.get(id);
    return reason === undefined ? [] : `- ${titleVi}: ${reason}`;
  });
}

/** Windows line ends and a mark of UTF-8, so that the oldest Notepad shows it. */
function readFirst(pack: PackContent, counts: PackCounts, problems: readonly PhotoProblem[]): string {
  const lines = [
    t('readTitle', { producer: pack.producer.name, channel: pack.channelName }),
    '',
    ...(pack.imagesOnly ? [] : [t('readSheet'), t('readCover')]),
    t('readPhotos', { most: pack.mostPhotos }),
    ...(pack.imagesOnly ? [] : [t('readPapers'), t('readSums')]),
    ...(pack.isChangesOnly ? ['', t('readChanges')] : []),
    ...(pack.gone.length > 0 ? ['', t('readGone'), ...pack.gone.map((title) => `- ${title}`)] : []),
    ...(pack.leftOut.length > 0 ? ['', t('readLeftOut'), ...pack.leftOut.map((title) => `- ${title}`)] : []),
    ...(pack.blocked.length > 0
      ? ['', t('readBlocked'), ...pack.blocked.map(({ title, reason }) => `- ${title}: ${reason.vi}`)]
      : []),
    ...(pack.incomplete.size > 0 ? ['', t('readIncomplete'), ...incompleteLines(pack)] : []),
    ...(problems.length > 0
      ? [
          '',
          t('readProblems'),
          ...problems.map(({ title, number, problem, side }) =>
            t(`photo_${problem}`, { title, number, side, least: LEAST_SIDE }),
          ),
        ]
      : []),
    '',
    t('readCounts', { skus: counts.skus, photos: counts.photos, papers: counts.papers }),
    ...(pack.producer.phone ? [t('readAsk', { phone: pack.producer.phone })] : []),
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

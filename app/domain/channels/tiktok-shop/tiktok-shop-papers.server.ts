import { z } from 'zod';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { paperKindsNamed } from '#app/domain/channels/papers/paper-names.ts';
import type {
  OutgoingPaper,
  OutgoingProduct,
  PaperThere,
  PlatformProduct,
  PlatformSession,
} from '#app/domain/channels/platform/platform.ts';
import { callTiktokShop } from '#app/domain/channels/tiktok-shop/call-tiktok-shop.server.ts';
import {
  type AskedPaper,
  type CategoryRules,
  readTiktokShopRules,
} from '#app/domain/channels/tiktok-shop/tiktok-shop-choices.server.ts';
import { readForEdit } from '#app/domain/channels/tiktok-shop/tiktok-shop-products.server.ts';
import { refuse, tiktokShopRefusal } from '#app/domain/channels/tiktok-shop/tiktok-shop-trouble.ts';
import { startOfLocalDay } from '#app/server/local-date.ts';

/** As a product takes them: pictures by address, files by id; until when in seconds. */
export type Certification = {
  id: string;
  images: Array<{ uri: string }>;
  files: Array<{ id: string; name: string; format: string }>;
  expiration_date?: number;
};

/** "certifications[]: at most 10"; so many of each are more than anybody gives. */
const most = 10;

const heldFor = ({ name }: AskedPaper, papers: readonly OutgoingPaper[]) => {
  const kinds = paperKindsNamed(name);
  return papers.filter(({ kind }) => kinds.includes(kind)).slice(0, most);
};

/**
 * Before a product is made: what its category must have and it has not, all of it at once.
 * @throws PlatformTrouble `refused`
 */
export function refuseByRules({ papers, wantsSides }: CategoryRules, product: OutgoingProduct): void {
  const lacking = papers.filter((asked) => heldFor(asked, product.papers).length === 0);
  const refusals = [
    ...(lacking.length > 0
      ? [tiktokShopRefusal('12052105', lacking.map(({ name }) => name).join('; '))]
      : []),
    ...(wantsSides && !hasSides(product.listing)
      ? [tiktokShopRefusal('12052116', '', 'variants.0.lengthCm')]
      : []),
  ];
  if (refusals.length > 0) refuse(refusals);
}

const hasSides = ({ variants }: ChannelListing) =>
  variants.some((one) => one.lengthCm && one.widthCm && one.heightCm);

/**
 * The papers that a category must have, sent there, as a product names them. One that the producer has not given, or whose
 * file is lost, is left out.
 */
export async function sendPapers(
  session: PlatformSession,
  asked: CategoryRules['papers'],
  papers: readonly OutgoingPaper[],
): Promise<Certification[]> {
  const sent: Certification[] = [];
  for (const one of asked.slice(0, most)) {
    const certification: Certification = { id: one.id, images: [], files: [] };
    const ends: string[] = [];
    for (const paper of heldFor(one, papers)) {
      const bytes = await paper.read();
      if (!bytes) continue;
      if (paper.mediaType === 'application/pdf') {
        certification.files.push(await uploadFile(session, { name: paper.fileName, bytes }));
      } else {
        certification.images.push({
          uri: await uploadPicture(session, { name: paper.fileName, bytes }, 'CERTIFICATION_IMAGE'),
        });
      }
      if (paper.validTo !== null) ends.push(paper.validTo);
    }
    if (certification.images.length + certification.files.length === 0) continue;
    const [first] = ends.sort();
    sent.push({
      ...certification,
      ...(first === undefined ? {} : { expiration_date: startOfLocalDay(first) / 1000 }),
    });
  }
  return sent;
}

/** What stands at a product of the papers that its category must have; see `Platform.papersThere`. */
export async function readTiktokShopPapersThere(
  session: PlatformSession,
  { externalId }: PlatformProduct,
  categoryId: string,
): Promise<PaperThere[]> {
  const { papers: asked } = await readTiktokShopRules(session, categoryId);
  const there = await readForEdit(session, externalId);
  return (there?.certifications ?? []).flatMap(({ id, files, images, expiration_date: until }) => {
    const name = asked.find((one) => one.id === id)?.name;
    if (name === undefined || (files ?? []).length + (images ?? []).length === 0) return [];
    const fileNames = (files ?? []).flatMap((file) => file.name ?? []);
    return [{ kinds: paperKindsNamed(name), endsAt: until ? until * 1000 : null, fileNames }];
  });
}

/** @returns TikTok Shop's address of the picture. */
export async function uploadPicture(
  session: PlatformSession,
  image: { name: string; bytes: Uint8Array },
  useCase: 'MAIN_IMAGE' | 'CERTIFICATION_IMAGE',
): Promise<string> {
  const { uri } = await callTiktokShop(session, {
    method: 'POST',
    path: '/product/202309/images/upload',
    file: { field: 'data', ...image, fields: { use_case: useCase } },
    withoutCipher: true,
    answer: z.object({ uri: z.string().min(1) }),
  });
  return uri;
}

async function uploadFile(session: PlatformSession, file: { name: string; bytes: Uint8Array }) {
  const { id, name, format } = await callTiktokShop(session, {
    method: 'POST',
    path: '/product/202309/files/upload',
    file: { field: 'data', ...file, fields: { name: file.name } },
    withoutCipher: true,
    answer: z.object({
      id: z.string().min(1),
      name: z.string().nullish(),
      format: z.string().nullish(),
    }),
  });
  return { id, name: name ?? file.name, format: format ?? 'PDF' };
}

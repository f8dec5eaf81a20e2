import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Actor, SellerActor } from '#app/domain/accounts/actor.ts';
import { approveListing } from '#app/domain/catalog/approve-listing.server.ts';
import { createListing } from '#app/domain/catalog/create-listing.server.ts';
import type { ContentStep } from '#app/domain/catalog/listing-content.ts';
import { loadOwnListing, type OwnListing, stepMark } from '#app/domain/catalog/own-listing.server.ts';
import { type SavedStep, saveListingStep } from '#app/domain/catalog/save-listing-step.server.ts';
import { stepInput } from '#app/domain/catalog/step-input.ts';
import { submitListing } from '#app/domain/catalog/submit-listing.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { fold } from '#app/server/text/fold.ts';

/** Department staff with their second factor shown. */
export function staffMember(): Actor {
  return {
    personId: newId(),
    sessionId: newId(),
    name: 'Cán bộ thử',
    language: 'vi',
    memberships: [{ role: 'department_staff', producerId: null, communeCode: null }],
    hasSecondFactor: true,
    owesSecondFactor: false,
  };
}

const rows = (name: string): Array<Record<string, string>> =>
  parse(readFileSync(join(import.meta.dirname, '../../db/reference', name), 'utf8'), { columns: true });

/** Product sets, label rules and the commune of the factory's listings, where the market has none yet. */
export async function needReference(context: Context): Promise<void> {
  const { productSet, labelField, commune } = context.store.tables;
  await context.store.write(async (tx) => {
    const [known] = await tx.select().from(productSet).limit(1);
    if (known) return;
    for (const row of rows('ocop-classification-2026.csv')) {
      await tx.insert(productSet).values({
        code: row.code ?? '',
        number: Number(row.set_no),
        branchNumber: row.branch_no ?? '',
        branchVi: row.branch_vi ?? '',
        groupVi: row.group_vi ?? '',
        nameVi: row.set_vi ?? '',
        nameEn: row.set_en ?? '',
        maxA: 40,
        maxB: 25,
        maxC: 35,
        source: row.legal_basis ?? '',
        validFrom: row.effective_from ?? '',
        confirmed: true,
      });
    }
    for (const [at, row] of rows('label-fields.csv').entries()) {
      const [from = 0, to = from] = (row.product_sets ?? '').split('-').map(Number);
      await tx.insert(labelField).values({
        id: `label-${String(at).padStart(3, '0')}`,
        family: row.family ?? '',
        setNumbers: Array.from({ length: to - from + 1 }, (_, step) => from + step),
        field: row.field ?? '',
        required: row.required === 'yes' ? 'yes' : row.required === 'no' ? 'no' : 'when',
        note: row.note ?? '',
        source: row.source ?? '',
        validFrom: row.valid_from ?? '',
        confirmed: row.confirmed === 'yes',
      });
    }
    await tx.insert(commune).values({
      code: '02869',
      name: 'Bản Liền',
      fullName: 'Xã Bản Liền',
      nameEn: 'Ban Lien',
      nameKey: fold('Bản Liền'),
      slug: 'ban-lien',
      kind: 'commune',
      provinceCode: '15',
      validFrom: '2025-07-01',
    });
  });
}

/** A photo of this producer, stored as a row only. */
export async function photoOf(context: Context, actor: SellerActor): Promise<string> {
  const { image, photo } = context.store.tables;
  const id = newId();
  const now = context.clock.now();
  await context.store.write(async (tx) => {
    await tx.insert(image).values({
      hash: id.toLowerCase().padEnd(64, '0'),
      width: 1200,
      height: 900,
      byteSize: 1000,
      placeholder: '',
      findings: [],
      createdAt: now,
    });
    await tx.insert(photo).values({
      id,
      producerId: actor.producerId,
      imageHash: id.toLowerCase().padEnd(64, '0'),
      uploadHash: id,
      altVi: '',
      altEn: '',
      isDemo: false,
      createdAt: now,
    });
  });
  return id;
}

/** The listing as its producer has it now. */
export function ownListing(context: Context, actor: SellerActor, listingId: string): Promise<OwnListing> {
  return context.store.read((db) => loadOwnListing(db, context.store.tables, actor.producerId, listingId));
}

/** Saves one step the way a form does: with the mark of what it showed. */
export async function saveStep(
  context: Context,
  actor: SellerActor,
  listingId: string,
  step: ContentStep,
  values: Record<string, unknown>,
): Promise<SavedStep> {
  const { content } = await ownListing(context, actor, listingId);
  const seen = stepMark(content, step);
  return saveListingStep(context, actor, { listingId, seen, input: stepInput.parse({ step, values }) });
}

export const what = {
  setCode: 'QD26-11',
  isAlcohol: false,
  titleVi: 'Chè Shan tuyết cổ thụ Bản Liền',
  titleEn: 'Ban Lien ancient Shan tea',
  summaryVi: 'Chè hái tay từ cây trăm tuổi.',
  summaryEn: '',
  descriptionVi: 'Chè Shan tuyết hái một tôm hai lá trên núi cao, sao tay trên chảo gang.',
  descriptionEn: '',
  brand: '',
};

export const label = {
  label: {
    name: 'Chè Shan tuyết',
    responsible_organisation: 'HTX Thử Nghiệm, xã Bản Liền',
    origin: 'Xã Bản Liền, tỉnh Lào Cai',
    quantity: '100 g',
    ingredients: 'Búp chè Shan tuyết',
    usage_and_storage: 'Pha nước 90 độ; để nơi khô mát.',
  },
};

export const size = {
  variantId: null,
  sku: '',
  gtin: '',
  nameVi: 'Hộp 100 g',
  nameEn: '',
  price: 185_000,
  weightGrams: 150,
  lengthCm: null as number | null,
  widthCm: null as number | null,
  heightCm: null as number | null,
  stock: 20,
  seenStock: null,
};

/** A listing with everything that submitting asks for. */
export async function completeDraft(
  context: Context,
  actor: SellerActor,
  changes: {
    what?: Partial<typeof what>;
    sizes?: Array<Partial<typeof size>>;
    photos?: number;
    /** The register entry that it sells. */
    entryId?: string;
  } = {},
): Promise<string> {
  await needReference(context);
  const { listingId } = await createListing(context, actor, { entryId: changes.entryId ?? null });
  await saveStep(context, actor, listingId, 'what', { ...what, ...changes.what });
  const photos = [];
  for (let at = 0; at < (changes.photos ?? 2); at += 1) {
    photos.push({
      photoId: await photoOf(context, actor),
      altVi: `Hộp chè mở nắp, ảnh ${at + 1}`,
      altEn: '',
    });
  }
  await saveStep(context, actor, listingId, 'photos', { photos });
  const variants = (changes.sizes ?? [{}]).map((one) => ({ ...size, ...one }));
  await saveStep(context, actor, listingId, 'sizes', { variants });
  await saveStep(context, actor, listingId, 'label', label);
  await saveStep(context, actor, listingId, 'story', {
    storyVi: 'Bà con hái chè từ sớm.',
    storyEn: '',
    communeCode: '02869',
    originText: '',
    seasonMonths: 4095,
  });
  return listingId;
}

/** Hands the open draft in. */
export async function submitDraft(context: Context, actor: SellerActor, listingId: string) {
  const { open } = await ownListing(context, actor, listingId);
  return submitListing(context, actor, { listingId, saves: open?.saves ?? -1 });
}

/** Staff approve what waits. */
export async function approveOpen(
  context: Context,
  actor: SellerActor,
  listingId: string,
  staff = staffMember(),
) {
  const { open } = await ownListing(context, actor, listingId);
  return approveListing(context, staff, { revisionId: open?.id ?? '', saves: open?.saves ?? -1 });
}

/** A listing that is on sale. */
export async function publishedListing(
  context: Context,
  actor: SellerActor,
  changes: Parameters<typeof completeDraft>[2] = {},
): Promise<string> {
  const listingId = await completeDraft(context, actor, changes);
  await submitDraft(context, actor, listingId);
  await approveOpen(context, actor, listingId);
  return listingId;
}

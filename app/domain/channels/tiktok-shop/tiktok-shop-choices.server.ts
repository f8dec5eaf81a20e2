import { z } from 'zod';
import type { PaperKind } from '#app/domain/channels/papers/paper-kinds.ts';
import { paperKindsNamed } from '#app/domain/channels/papers/paper-names.ts';
import type {
  PlatformAttribute,
  PlatformCategory,
  PlatformSession,
} from '#app/domain/channels/platform/platform.ts';
import { callTiktokShop } from '#app/domain/channels/tiktok-shop/call-tiktok-shop.server.ts';
import { categoryVersion } from '#app/domain/channels/tiktok-shop/tiktok-shop-body.ts';
import { refuse, tiktokShopRefusal } from '#app/domain/channels/tiktok-shop/tiktok-shop-trouble.ts';

const inVietnamese = { locale: 'vi-VN', category_version: categoryVersion };

/** Categories that the shop may use; those that need a permission it does not have are left out. */
export async function readTiktokShopCategories(session: PlatformSession): Promise<PlatformCategory[]> {
  const { categories } = await callTiktokShop(session, {
    method: 'GET',
    path: '/product/202309/categories',
    query: inVietnamese,
    answer: z.object({
      categories: z
        .array(
          z.object({
            id: z.string(),
            parent_id: z.string(),
            local_name: z.string(),
            is_leaf: z.boolean(),
            permission_statuses: z.array(z.string()).nullish(),
          }),
        )
        .nullish(),
    }),
  });
  return (categories ?? [])
    .filter(({ permission_statuses: statuses }) => !statuses?.length || statuses.includes('AVAILABLE'))
    .map((one) => ({
      id: one.id,
      parentId: one.parent_id === '0' ? null : one.parent_id,
      name: one.local_name,
      isLeaf: one.is_leaf,
    }));
}

/** The product's attributes; those in which sizes differ are told by the sizes themselves. */
export async function readTiktokShopAttributes(
  session: PlatformSession,
  categoryId: string,
): Promise<PlatformAttribute[]> {
  const { attributes } = await callTiktokShop(session, {
    method: 'GET',
    path: `/product/202309/categories/${categoryId}/attributes`,
    query: inVietnamese,
    answer: z.object({
      attributes: z
        .array(
          z.object({
            id: z.string(),
            name: z.string(),
            type: z.string(),
            // Spelled so.
            is_requried: z.boolean().nullish(),
            values: z.array(z.object({ id: z.string(), name: z.string() })).nullish(),
            value_data_format: z.string().nullish(),
            is_multiple_selection: z.boolean().nullish(),
          }),
        )
        .nullish(),
    }),
  });
  return (attributes ?? [])
    .filter(({ type }) => type === 'PRODUCT_PROPERTY')
    .map((one) => {
      const options = one.values ?? [];
      const isNumber = one.value_data_format === 'POSITIVE_INT_OR_DECIMAL';
      const chosen = one.is_multiple_selection ? 'choices' : 'choice';
      return {
        id: one.id,
        name: one.name,
        isMandatory: one.is_requried === true,
        kind: options.length > 0 ? chosen : isNumber ? 'number' : 'text',
        options,
        unit: null,
      };
    });
}

/** A paper that a category must have, by TikTok Shop's id and name. */
export type AskedPaper = { id: string; name: string };

/** What a category asks besides attributes: papers that a product must have, and whether the sides of its parcel. */
export type CategoryRules = { papers: readonly AskedPaper[]; wantsSides: boolean };

export async function readTiktokShopRules(
  session: PlatformSession,
  categoryId: string,
): Promise<CategoryRules> {
  const rules = await callTiktokShop(session, {
    method: 'GET',
    path: `/product/202309/categories/${categoryId}/rules`,
    query: inVietnamese,
    answer: z.object({
      product_certifications: z
        .array(z.object({ id: z.string(), name: z.string(), is_required: z.boolean().nullish() }))
        .nullish(),
      package_dimension: z.object({ is_required: z.boolean().nullish() }).nullish(),
    }),
  });
  const papers = (rules.product_certifications ?? []).filter(({ is_required: isRequired }) => isRequired);
  return {
    papers: papers.map(({ id, name }) => ({ id, name })),
    wantsSides: rules.package_dimension?.is_required === true,
  };
}

/** Which kinds of paper each certification is that a category must have; see `Platform.papersAsked`. */
export async function readTiktokShopPapers(
  session: PlatformSession,
  categoryId: string,
): Promise<ReadonlyArray<readonly PaperKind[]>> {
  const { papers } = await readTiktokShopRules(session, categoryId);
  return papers.map(({ name }) => paperKindsNamed(name));
}

/** The warehouse from which the shop sells: its default one, else any that is open. */
export async function salesWarehouse(session: PlatformSession): Promise<string> {
  const { warehouses } = await callTiktokShop(session, {
    method: 'GET',
    path: '/logistics/202309/warehouses',
    answer: z.object({
      warehouses: z
        .array(
          z.object({
            id: z.string(),
            type: z.string().nullish(),
            effect_status: z.string().nullish(),
            is_default: z.boolean().nullish(),
          }),
        )
        .nullish(),
    }),
  });
  const open = (warehouses ?? []).filter(
    ({ type, effect_status: status }) => type === 'SALES_WAREHOUSE' && (status ?? 'ENABLED') === 'ENABLED',
  );
  const chosen = open.find(({ is_default: isDefault }) => isDefault) ?? open[0];
  return chosen?.id ?? refuse([tiktokShopRefusal('12052115', 'seller has no warehouse')]);
}

/** TikTok Shop's id of the brand where the shop may use it in this category, null for a product without one. */
export async function brandId(
  session: PlatformSession,
  categoryId: string,
  brand: string | null,
): Promise<string | null> {
  const fold = (name: string) => name.normalize('NFC').toLowerCase().trim();
  if (!brand) return null;
  const { brands } = await callTiktokShop(session, {
    method: 'GET',
    path: '/product/202309/brands',
    query: {
      category_id: categoryId,
      category_version: categoryVersion,
      brand_name: brand.normalize('NFC').trim(),
      page_size: '100',
    },
    answer: z.object({
      brands: z
        .array(
          z.object({
            id: z.string(),
            name: z.string(),
            authorized_status: z.string().nullish(),
            is_t1_brand: z.boolean().nullish(),
            brand_status: z.string().nullish(),
          }),
        )
        .nullish(),
    }),
  });
  const hit = (brands ?? []).find(({ name }) => fold(name) === fold(brand));
  if (!hit) return null;
  const isAuthorised = hit.authorized_status === 'AUTHORIZED';
  // "You can only select": what is authorised for the category, or what is no great name.
  return (isAuthorised ? hit.brand_status !== 'UNAVAILABLE' : hit.is_t1_brand !== true) ? hit.id : null;
}

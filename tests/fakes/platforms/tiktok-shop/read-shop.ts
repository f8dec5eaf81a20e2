import { type FakeReply, type FakeRequest, readJson, readMultipart } from '#tests/fakes/platforms/http.ts';
import type { World } from '#tests/fakes/platforms/platform.ts';
import { readPicture } from '#tests/fakes/platforms/read-picture.ts';
import {
  attributesOf,
  brands,
  categories,
  certification,
  certifiedCategory,
  prohibitedCategory,
} from '#tests/fakes/platforms/tiktok-shop/categories.ts';
import { asBody, checkCategory } from '#tests/fakes/platforms/tiktok-shop/check-product.ts';
import { productOf, type ShopCall } from '#tests/fakes/platforms/tiktok-shop/products.ts';
import { no, success } from '#tests/fakes/platforms/tiktok-shop/refuse.ts';
import {
  type Content,
  type Product,
  type Shop,
  type State,
  settle,
} from '#tests/fakes/platforms/tiktok-shop/state.ts';

const tenMegabytes = 10 * 1024 * 1024;
const useCases = [
  'MAIN_IMAGE',
  'ATTRIBUTE_IMAGE',
  'DESCRIPTION_IMAGE',
  'CERTIFICATION_IMAGE',
  'SIZE_CHART_IMAGE',
];

export function uploadImage(state: State, world: World, request: FakeRequest): FakeReply {
  const parts =
    readMultipart(request) ?? no(36_009_023, 'The content-type must be multipart/form-data.', 400);
  const file = parts.find(({ name }) => name === 'data') ?? no(12_038_002, 'Invalid upload file.');
  const useCase = parts.find(({ name }) => name === 'use_case')?.bytes.toString() ?? 'MAIN_IMAGE';
  if (!useCases.includes(useCase)) no(11_050_001, 'invalid param');
  if (file.bytes.length > tenMegabytes) no(12_038_005, 'The file size exceeds the maximum allowed size.');
  const picture = readPicture(file.bytes) ?? no(12_038_004, 'Failed to process the image.');
  const [least, most] = useCase === 'MAIN_IMAGE' ? [300, 4000] : [100, 20_000];
  if ([picture.width, picture.height].some((side) => side < least || side > most))
    no(12_038_014, `The image dimensions exceed the allowed limits: ${least} to ${most} pixels`);
  const uri = `tos-alisg-i-aphluv4xwc-sg/${world.hex(32)}`;
  state.images[uri] = { width: picture.width, height: picture.height, useCase };
  return success({
    uri,
    url: `${world.url}/i/${uri}`,
    width: picture.width,
    height: picture.height,
    use_case: useCase,
  });
}

/** Papers: a PDF by name. Films are taken too, which nobody here sends. */
export function uploadFile(state: State, world: World, request: FakeRequest): FakeReply {
  const parts =
    readMultipart(request) ?? no(36_009_023, 'The content-type must be multipart/form-data.', 400);
  const file = parts.find(({ name }) => name === 'data') ?? no(12_038_002, 'Invalid upload file.');
  const name = parts.find((one) => one.name === 'name')?.bytes.toString() ?? '';
  if (!/^[^/\\]+\.pdf$/i.test(name)) no(12_038_003, 'The file name needs to include the file type.');
  if (file.bytes.length > 2 * tenMegabytes) no(12_038_005, 'The file size exceeds the maximum allowed size.');
  if (file.bytes.subarray(0, 5).toString('latin1') !== '%PDF-') no(12_038_004, 'Failed to process the file.');
  const id = `v${world.digits(18)}`;
  state.files[id] = { name, format: 'PDF' };
  return success({ id, url: `${world.url}/f/${id}`, name, format: 'PDF' });
}

export function getCategories({ request }: ShopCall): FakeReply {
  if (request.query.get('category_version') !== 'v2') no(12_052_217, 'Incorrect category version.');
  return success({
    categories: categories
      .filter(
        ({ id }) =>
          id !== prohibitedCategory || request.query.get('include_prohibited_categories') === 'true',
      )
      .map((one) => ({
        ...one,
        permission_statuses: [one.id === prohibitedCategory ? 'PROHIBITED' : 'AVAILABLE'],
      })),
  });
}

export function getAttributes({ request }: ShopCall, categoryId: string): FakeReply {
  const id = checkCategory(categoryId, request.query.get('category_version'));
  return success({ attributes: attributesOf(id) });
}

export function getRules({ request }: ShopCall, categoryId: string): FakeReply {
  const id = checkCategory(categoryId, request.query.get('category_version'));
  return success({
    product_certifications: id === certifiedCategory ? [certification] : [],
    size_chart: { is_supported: false, is_required: false },
    cod: { is_supported: true },
    package_dimension: { is_required: false },
  });
}

export function getBrands({ request }: ShopCall): FakeReply {
  const size = Number(request.query.get('page_size'));
  if (!(size >= 1 && size <= 100)) no(12_019_109, 'page size is invalid');
  const start = (request.query.get('brand_name') ?? '').toLowerCase();
  const fit = brands.filter(({ name }) => name.toLowerCase().startsWith(start));
  return success({ brands: fit.slice(0, size), total_count: fit.length, next_page_token: '' });
}

export const getWarehouses = ({ shop }: ShopCall): FakeReply =>
  success({
    warehouses: [
      {
        id: `9${shop.warehouseId.slice(1)}`,
        name: 'Kho hoàn',
        effect_status: 'ENABLED',
        type: 'RETURN_WAREHOUSE',
      },
      {
        id: shop.warehouseId,
        name: 'Kho hàng',
        effect_status: 'ENABLED',
        type: 'SALES_WAREHOUSE',
        is_default: true,
      },
    ],
  });

const statuses = [
  'ALL',
  'DRAFT',
  'PENDING',
  'FAILED',
  'ACTIVATE',
  'SELLER_DEACTIVATED',
  'PLATFORM_DEACTIVATED',
  'FREEZE',
  'DELETED',
];

export function searchProducts({ state, shop, world, request }: ShopCall): FakeReply {
  const size = Number(request.query.get('page_size'));
  if (!(size >= 1 && size <= 100)) no(12_019_109, 'page size is invalid');
  const { status = 'ALL', seller_skus: sellerSkus, sku_ids: skuIds } = asBody(readJson(request));
  if (!statuses.includes(String(status))) no(12_052_910, 'status');
  if (Array.isArray(skuIds) && skuIds.length > 10) no(12_052_910, 'sku_ids: at most 10');
  const fit = state.products
    .filter((one) => one.shopId === shop.id)
    .map((one) => settle(one, world.now()))
    .filter((one) => status === 'ALL' || one.status === status)
    .filter(
      ({ base }) => !Array.isArray(sellerSkus) || base.skus.some((sku) => sellerSkus.includes(sku.sellerSku)),
    )
    .filter(({ base }) => !Array.isArray(skuIds) || base.skus.some((sku) => skuIds.includes(sku.id)));
  return success({
    total_count: fit.length,
    products: fit.slice(0, size).map(({ id, status: now, base }) => ({
      id,
      title: base.title,
      status: now,
      skus: base.skus.map((sku) => ({ id: sku.id, seller_sku: sku.sellerSku })),
    })),
    next_page_token: '',
  });
}

export const getProduct = (call: ShopCall, productId: string): FakeReply =>
  showVersion(call, productOf(call, productId));

/** As buyers see it, or as the seller has last saved it. */
function showVersion({ request, shop }: ShopCall, product: Product): FakeReply {
  const isDraft = request.query.get('return_draft_version') === 'true';
  return success(shown(product, shop, (isDraft ? product.draft : null) ?? product.base));
}

function shown(product: Product, shop: Shop, base: Content) {
  const chain: unknown[] = [];
  for (let at = categories.find(({ id }) => id === base.categoryId); at; ) {
    const { parent_id: parentId } = at;
    chain.unshift(at);
    at = categories.find(({ id }) => id === parentId);
  }
  return {
    id: product.id,
    status: product.status,
    title: base.title,
    description: base.description,
    category_chains: chain,
    brand: base.brandId ? { id: base.brandId } : null,
    main_images: base.images.map((uri) => ({ uri })),
    package_weight: { value: base.weight, unit: 'KILOGRAM' },
    product_attributes: base.attributes,
    ...(base.isCodAllowed === null ? {} : { is_cod_allowed: base.isCodAllowed }),
    certifications: base.certifications,
    skus: base.skus.map((sku) => ({
      id: sku.id,
      seller_sku: sku.sellerSku,
      price: { tax_exclusive_price: sku.price, sale_price: sku.price, currency: 'VND' },
      inventory: [{ warehouse_id: shop.warehouseId, quantity: sku.quantity }],
      ...(sku.identifier ? { identifier_code: sku.identifier } : {}),
      sales_attributes: sku.attribute
        ? [
            {
              id: sku.attribute.id,
              name: sku.attribute.name,
              value_id: sku.attribute.valueId,
              value_name: sku.attribute.valueName,
            },
          ]
        : [],
    })),
    has_draft: product.draft !== null,
    audit: { status: auditOf(product) },
    audit_failed_reasons:
      product.failedReason === null
        ? []
        : [
            {
              position: 'product',
              reasons: [product.failedReason],
              suggestions: ['Hãy sửa rồi gửi lại.'],
              listing_platform: 'TIKTOK_SHOP',
            },
          ],
  };
}

function auditOf({ status, audit, failedReason }: Product): string {
  if (audit) return 'AUDITING';
  if (failedReason !== null) return 'FAILED';
  return status === 'ACTIVATE' ? 'APPROVED' : 'NONE';
}

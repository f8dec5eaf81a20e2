import {
  type PlatformRefusal,
  PlatformTrouble,
  type PlatformTroubleKind,
} from '#app/domain/channels/platform/platform.ts';
import { ownAttributes } from '#app/domain/channels/tiki/own-attributes.ts';

/**
 * What Tiki's answers ask of us, by their status; it has no codes, only words. Of 500 and 503 it is not told whether
 * anything was done, so it is looked for by SKU first. Anything else is about the product.
 */
const kinds: Readonly<Record<number, PlatformTroubleKind>> = {
  401: 'token',
  // The seller has not granted what the call needs.
  403: 'reauthorise',
  429: 'rate',
  500: 'no-answer',
  502: 'no-answer',
  503: 'no-answer',
  504: 'no-answer',
};

/**
 * Where in the listing it is mended, by what the words speak of; the first that fits counts. An SKU is only what they speak of
 * where something is said of it: "SKU A-1: price is too low" names a product by it, and "sku_image" is none.
 */
const places: ReadonlyArray<{ words: RegExp; field: string }> = [
  {
    words:
      /(?<![a-z])(?:original_)?sku["'\]]*(?: code)? (?:is|was|must|may|can|has|should|required|invalid|too|phải|không|bị|quá|chưa)(?!\p{L})|(?<![a-z])sku(?: [\w./-]*\d[\w./-]*)? (?:(?:is )?(?:already|exists|duplicated?)|(?:bị )?trùng|đã (?:tồn tại|(?:được )?dùng|có))|(?:duplicated?|missing|invalid|empty|wrong|trùng|thiếu|sai|chưa có|chưa nhập)(?: mã)? (?:original_)?sku(?![\p{L}_])/iu,
    field: 'variants.0.sku',
  },
  { words: /price|giá(?! trị)/i, field: 'variants.0.priceVnd' },
  { words: /qty|quantity|stock|tồn kho|số lượng/i, field: 'variants.0.stock' },
  { words: /weight|khối lượng|cân nặng|trọng lượng/i, field: 'variants.0.weightGrams' },
  { words: /product_length|chiều dài/i, field: 'variants.0.lengthCm' },
  { words: /product_width|chiều rộng/i, field: 'variants.0.widthCm' },
  { words: /product_height|chiều cao|kích thước/i, field: 'variants.0.heightCm' },
  { words: /option\d|phân loại/i, field: 'variants.0.nameVi' },
  { words: /brand|thương hiệu/i, field: 'brand' },
  { words: /category|danh mục|ngành hàng/i, field: 'category' },
  { words: /image|hình|ảnh/i, field: 'photos' },
  { words: /description|mô tả/i, field: 'descriptionVi' },
  { words: /name|tên sản phẩm|tiêu đề/i, field: 'titleVi' },
];

/** @param errors its words, each for one reason. */
export function tikiTrouble(
  status: number,
  errors: readonly string[],
  retryAfterMs?: number,
): PlatformTrouble {
  const kind = kindOf(status, errors);
  const refusals = kind === 'refused' || kind === 'exists' ? refusalsOf(status, errors) : [];
  return new PlatformTrouble(kind, `Tiki: ${status}`, { refusals, retryAfterMs });
}

function kindOf(status: number, errors: readonly string[]): PlatformTroubleKind {
  const known = kinds[status];
  if (known) return known;
  const isThere = errors.some(
    (words) => /sku/i.test(words) && /đã tồn tại|đã (được )?dùng|already exist|existed/i.test(words),
  );
  return isThere ? 'exists' : 'refused';
}

function refusalsOf(status: number, errors: readonly string[]): PlatformRefusal[] {
  const words = errors.length > 0 ? errors : [''];
  return words.map((message) => tikiRefusal(String(status), message));
}

/** "attributes.loai_bao_bi is required" is a question of the category; "variants[1].price" tells which size. */
export function tikiRefusal(code: string, message: string, field?: string): PlatformRefusal {
  if (field) return { code, message, field };
  const asked = /attributes?[.\s"'[]+([a-z][a-z_]*)/i.exec(message)?.[1];
  const place = places.find(({ words }) => words.test(message))?.field ?? null;
  if (asked && !ownAttributes.includes(asked.toLowerCase()))
    return { code, message, field: `attributes.${asked}` };
  const index = /variants?[.[](\d+)/i.exec(message)?.[1];
  return {
    code,
    message,
    field: index === undefined ? place : (place?.replace('.0.', `.${index}.`) ?? null),
  };
}

export function refuse(refusals: readonly PlatformRefusal[]): never {
  throw new PlatformTrouble('refused', 'Tiki: not as it must be', { refusals });
}

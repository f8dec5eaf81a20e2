import { templateFiller } from '#app/domain/channels/template/template-filler.server.ts';
import { recogniseTikTokShopTemplate } from '#app/domain/channels/tiktok-shop/recognise-template.server.ts';
import { tiktokShopRules } from '#app/domain/channels/tiktok-shop/rules.ts';
import { attributeIn } from '#app/domain/channels/tiktok-shop/template-columns.ts';

/** TikTok Shop's batch upload workbook. The rows of one product share its name and stand one below the other. */
export const tiktokShopTemplate = templateFiller({
  signature: ['product_name', 'parcel_weight', 'seller_sku'],
  where:
    'TikTok Shop Seller Center (seller-vn.tiktok.com): Sản phẩm → Quản lý sản phẩm → Tải lên hàng loạt → Tải mẫu',
  uploadAt:
    'TikTok Shop Seller Center (seller-vn.tiktok.com): Sản phẩm → Quản lý sản phẩm → Tải lên hàng loạt → Tải tệp lên',
  rules: tiktokShopRules,
  rowLimits: [{ rows: 1_000, source: 'Kinh nghiệm bán hàng 2026', confirmed: false }],
  isCategory,
  recognise: recogniseTikTokShopTemplate,
  attributeOf: attributeIn,
});

/** The number of a category, alone or behind its path, or the path as the file's own list writes it. */
function isCategory(text: string): boolean {
  return /^\d{1,12}$|\(\d{1,12}\)$|\S\/\S/.test(text);
}

import { recogniseShopeeTemplate } from '#app/domain/channels/shopee/recognise-template.server.ts';
import { shopeeRules } from '#app/domain/channels/shopee/rules.ts';
import { templateFiller } from '#app/domain/channels/template/template-filler.server.ts';

/** Shopee's mass-upload workbook. */
export const shopeeTemplate = templateFiller({
  signature: ['ps_product_name', 'ps_price'],
  where: 'Kênh Người Bán Shopee (banhang.shopee.vn): Sản phẩm → Đăng hàng loạt → Tải mẫu',
  uploadAt: 'Kênh Người Bán Shopee (banhang.shopee.vn): Sản phẩm → Đăng hàng loạt → Tải tệp lên',
  rules: shopeeRules,
  rowLimits: [{ rows: 1_000, source: 'Kinh nghiệm bán hàng 2026', confirmed: false }],
  isCategory,
  recognise: recogniseShopeeTemplate,
  // The workbook has no columns for what a category asks: Shopee wants that filled in after the upload.
  attributeOf: () => null,
  value(column, _listing, variant) {
    if (column.means !== 'gtin' || variant.gtin !== null) return undefined;
    // Some files take "00" for goods without a barcode, and say so in the column's own help.
    return column.help.some((line) => /(?<!\d)00(?!\d)/.test(line)) ? '00' : null;
  },
});

/** A number, alone or with the category's path after it, as Shopee's own list writes them: "100629 - Đồ uống/Trà". */
function isCategory(text: string): boolean {
  return /^\d{1,10}( *[-–] *\S.*)?$/.test(text);
}

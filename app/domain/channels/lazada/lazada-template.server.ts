import { recogniseLazadaTemplate } from '#app/domain/channels/lazada/recognise-template.server.ts';
import { lazadaRules } from '#app/domain/channels/lazada/rules.ts';
import { templateFiller } from '#app/domain/channels/template/template-filler.server.ts';

const longestTitle = 255;

/** Lazada's batch upload workbook: a sheet for each category, its keys on the hidden sheet beside it. */
export const lazadaTemplate = templateFiller({
  signature: ['name', 'sellersku', 'package_weight'],
  where:
    'Lazada Seller Center (sellercenter.lazada.vn): Sản phẩm → Thêm nhiều sản phẩm → Tải mẫu theo ngành hàng',
  uploadAt: 'Lazada Seller Center (sellercenter.lazada.vn): Sản phẩm → Thêm nhiều sản phẩm → Tải tệp lên',
  rules: lazadaRules,
  rowLimits: [{ rows: 1_000, source: 'Kinh nghiệm bán hàng 2026', confirmed: false }],
  isCategory: (text) => text.trim() !== '',
  recognise: recogniseLazadaTemplate,
  // Its interface and its files call an attribute by the same name.
  attributeOf: (key) => key,
  value(column, listing, variant, columns) {
    if (column.means !== 'title' || listing.variants.length < 2) return undefined;
    if (columns.some(({ means }) => means === 'variantOption')) return undefined;
    // Without a column for sizes each row becomes a product of its own: its name says which size it is.
    const named = `${listing.titleVi.trim()} – ${variant.nameVi.trim()}`;
    return [...named].length > longestTitle ? undefined : named.normalize('NFC');
  },
});

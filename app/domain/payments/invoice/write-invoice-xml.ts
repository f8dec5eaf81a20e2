import { amountInWords } from '#app/domain/payments/invoice/amount-in-words.ts';

/** What an invoice of a sale says, without number, series and signature: these are given by the seller's own provider. */
export type InvoiceDraft = {
  /** The order's public code. */
  readonly orderCode: string;
  /** Local day of the sale, 'YYYY-MM-DD'. */
  readonly day: string;
  readonly method: 'vietqr' | 'card';
  readonly seller: { readonly name: string; readonly address: string; readonly phone: string };
  readonly lines: ReadonlyArray<{
    readonly code: string;
    readonly name: string;
    /** Null where the market does not know it. */
    readonly unit: string | null;
    readonly quantity: number;
    /** VND. */
    readonly unitPrice: number;
  }>;
};

type Node = readonly [name: string, content: string | number | readonly Node[]];

const DRAFT = 'BẢN NHÁP, CHƯA PHẢI HÓA ĐƠN: chưa có ký hiệu, số, mã của cơ quan thuế và chữ ký';
/** Vocabulary of Decision 1450/QĐ-TCT and what followed it. */
const VERSION = '2.1.0';
/** A sales invoice, for whoever does not declare VAT by deduction. */
const SALES_INVOICE = '2';
/**
 * TChat, the nature of a line: 1 is "Hàng hóa, dịch vụ", so that goods, services and delivery all have it; 2 to 4 are what is
 * given away, a trade discount and a note (vocabulary of Decision 1450/QĐ-TCT; the element itself is HHDVu, "hàng hóa, dịch vụ").
 */
const GOODS_OR_SERVICE = 1;

/** The draft in the official vocabulary (HDon, DLHDon, …), to be read in by the seller's invoice provider. */
export function writeInvoiceXml(draft: InvoiceDraft): string {
  const { orderCode, day, method, seller, lines } = draft;
  const toFill = emptyOf(draft);
  const total = lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
  const content: Node[] = [
    [
      'TTChung',
      [
        ['PBan', VERSION],
        ['THDon', 'Hóa đơn bán hàng'],
        ['KHMSHDon', SALES_INVOICE],
        ['KHHDon', ''],
        ['SHDon', ''],
        ['NLap', day],
        ['DVTTe', 'VND'],
        ['TGia', 1],
        ['HTTToan', method === 'card' ? 'Thẻ' : 'Chuyển khoản'],
        [
          'TTKhac',
          [
            extra('Trạng thái', DRAFT),
            extra('Cần điền trước khi phát hành', toFill),
            extra('Mã đơn hàng', orderCode),
          ],
        ],
      ],
    ],
    [
      'NDHDon',
      [
        [
          'NBan',
          [
            ['Ten', seller.name],
            ['MST', ''],
            ['DChi', seller.address],
            ['SDThoai', seller.phone],
          ],
        ],
        ['NMua', [['Ten', 'Khách hàng không lấy tên']]],
        [
          'DSHHDVu',
          lines.map(
            ({ code, name, unit, quantity, unitPrice }, at): Node => [
              'HHDVu',
              [
                ['TChat', GOODS_OR_SERVICE],
                ['STT', at + 1],
                ['MHHDVu', code],
                ['THHDVu', name],
                ['DVTinh', unit ?? ''],
                ['SLuong', quantity],
                ['DGia', unitPrice],
                ['TLCKhau', 0],
                ['STCKhau', 0],
                ['ThTien', quantity * unitPrice],
              ],
            ],
          ),
        ],
        [
          'TToan',
          [
            ['TTCKTMai', 0],
            ['TgTTTBSo', total],
            ['TgTTTBChu', amountInWords(total)],
          ],
        ],
      ],
    ],
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<!-- ${DRAFT} -->`,
    '<HDon>',
    `  <DLHDon Id="${escapeXml(`nhap-${orderCode}`)}">`,
    ...content.flatMap((node) => write(node, '    ')),
    '  </DLHDon>',
    '  <DSCKS><NBan/></DSCKS>',
    '</HDon>',
    '',
  ].join('\n');
}

/** What the seller fills in before they issue it, by the elements that are empty. */
function emptyOf({ seller, lines }: InvoiceDraft): string {
  const unknown = lines.flatMap(({ unit }, at) => (unit === null ? [at + 1] : []));
  return [
    'mã số thuế của người bán (MST)',
    ...(seller.address === '' ? ['địa chỉ của người bán (DChi)'] : []),
    ...(unknown.length > 0 ? [`đơn vị tính (DVTinh) của dòng ${unknown.join(', ')}`] : []),
  ].join('; ');
}

const extra = (name: string, value: string): Node => [
  'TTin',
  [
    ['TTruong', name],
    ['KDLieu', 'string'],
    ['DLieu', value],
  ],
];

function write([name, content]: Node, indent: string): string[] {
  if (typeof content !== 'object') return [`${indent}<${name}>${escapeXml(String(content))}</${name}>`];
  return [
    `${indent}<${name}>`,
    ...content.flatMap((node) => write(node, `${indent}  `)),
    `${indent}</${name}>`,
  ];
}

function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

import { fold } from '#app/server/text/fold.ts';

/** Headings of category columns that ask for what stands on the label, folded, without what is in brackets. */
const fields: ReadonlyMap<string, string> = new Map(
  (
    [
      [
        'origin',
        [
          'xuất xứ',
          'nơi sản xuất',
          'nước sản xuất',
          'quốc gia sản xuất',
          'origin',
          'country of origin',
          'place of origin',
          'origem',
        ],
      ],
      [
        'quantity',
        [
          'khối lượng tịnh',
          'trọng lượng tịnh',
          'định lượng',
          'net weight',
          'net_weight',
          'peso líquido',
          'berat bersih',
        ],
      ],
      ['volume', ['dung tích', 'thể tích', 'volume']],
      ['expiry', ['hạn sử dụng', 'thời hạn sử dụng', 'shelf life', 'expiry']],
      ['ingredients', ['thành phần', 'ingredients', 'ingredient']],
      [
        'usage_and_storage',
        [
          'hướng dẫn sử dụng',
          'hướng dẫn sử dụng và bảo quản',
          'hướng dẫn bảo quản',
          'bảo quản',
          'storage instructions',
          'storage condition',
        ],
      ],
      ['nutrition', ['thông tin dinh dưỡng', 'nutrition facts']],
      ['warnings', ['cảnh báo', 'warning', 'warnings']],
      ['alcohol_by_volume', ['nồng độ cồn', 'alcohol content']],
      ['declaration_number', ['số công bố', 'số công bố sản phẩm']],
      [
        'responsible_organisation',
        [
          'tổ chức chịu trách nhiệm hàng hóa',
          'tên tổ chức chịu trách nhiệm sản xuất',
          'manufacturer',
          'nhà sản xuất',
        ],
      ],
      ['material', ['chất liệu', 'material']],
      ['size', ['kích thước', 'kích cỡ', 'size']],
      ['care', ['cách chăm sóc', 'care instructions']],
    ] as const
  ).flatMap(([field, headings]) => headings.map((heading) => [fold(heading), field] as const)),
);

/** The field of the label that a column of the category asks for; null when it asks for something else. */
export function labelFieldOf(heading: string): string | null {
  return fields.get(fold(heading.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' '))) ?? null;
}

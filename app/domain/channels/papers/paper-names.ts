import type { PaperKind } from '#app/domain/channels/papers/paper-kinds.ts';

/**
 * Papers by the words in which platforms and their people ask for them, for which none publishes codes. The first that is
 * found counts: what is narrower stands first.
 */
export const paperNames: ReadonlyArray<{ words: RegExp; kinds: readonly PaperKind[] }> = [
  {
    words:
      /xác nhận (?:nội dung )?quảng cáo|advertis\p{L}* (?:content )?(?:confirmation|approval)|广告审查/giu,
    kinds: ['advertising-confirmation'],
  },
  {
    words: /an toàn thực phẩm|attp|vsattp|food.safety|食品安全|食品经营/giu,
    kinds: ['food-safety', 'food-safety-commitment'],
  },
  {
    words: /đăng ký (?:bản )?công bố|product (?:declaration )?registration/giu,
    kinds: ['product-registration'],
  },
  { words: /tự công bố|bản công bố sản phẩm|self.declaration/giu, kinds: ['self-declaration'] },
  { words: /công bố mỹ phẩm|cosmetic|化妆品/giu, kinds: ['cosmetic-declaration'] },
  { words: /giấy phép.*rượu|alcohol|liquor|酒类/giu, kinds: ['alcohol-licence'] },
  { words: /kiểm nghiệm|(?:test|lab|inspection) report|检测报告|质检/giu, kinds: ['test-report'] },
  { words: /nhãn hiệu|trademark|商标/giu, kinds: ['trademark'] },
  {
    words: /đăng ký kinh doanh|đăng ký doanh nghiệp|business (?:licen[cs]e|registration)|营业执照/giu,
    kinds: ['business-registration'],
  },
];

/** The kinds of which a paper of this name is one; empty where the name is none that is known. */
export function paperKindsNamed(name: string): readonly PaperKind[] {
  const text = name.normalize('NFC');
  return paperNames.find(({ words }) => text.search(words) >= 0)?.kinds ?? [];
}

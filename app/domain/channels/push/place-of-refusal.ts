import type { PaperKind } from '#app/domain/channels/papers/paper-kinds.ts';

/** Texts of a listing as they stand here; `own…`: those that the producer wrote for the channel, null where there are none. */
export type RefusedTexts = {
  titleVi: string;
  descriptionVi: string;
  ownTitle: string | null;
  ownDescription: string | null;
};

/** Where a refusal is mended: a field as refusals name it, and for "papers" the kinds that help. */
export type RefusalPlace = { field: string | null; liftedBy?: readonly PaperKind[] };

/** Papers that reviewers ask for in words of their own, for which no platform publishes codes. */
const papers: ReadonlyArray<{ words: RegExp; kinds: readonly PaperKind[] }> = [
  { words: /an toàn thực phẩm|attp|food safety/i, kinds: ['food-safety', 'food-safety-commitment'] },
  { words: /tự công bố|bản công bố sản phẩm|self.declaration/i, kinds: ['self-declaration'] },
  { words: /công bố mỹ phẩm|cosmetic/i, kinds: ['cosmetic-declaration'] },
  { words: /giấy phép.*rượu|alcohol licen[cs]e/i, kinds: ['alcohol-licence'] },
  { words: /kiểm nghiệm|test report/i, kinds: ['test-report'] },
  { words: /chứng nhận nhãn hiệu|trademark certificate/i, kinds: ['trademark'] },
];
const asksForPaper = /giấy|chứng nhận|công bố|kiểm nghiệm|licen[cs]e|certificate|declaration|report/i;

const quoted = /[“"«]([^”"»]{2,80})[”"»]/gu;

/**
 * Where what a platform's people say is mended, where no code tells: the paper that they ask for, or the text in which the
 * words stand that they quote. What was written for the channel comes before what the market has.
 */
export function placeOfRefusal(message: string, texts: RefusedTexts | null): RefusalPlace {
  const words = message.normalize('NFC');
  const paper = asksForPaper.test(words) ? papers.find((one) => one.words.test(words)) : undefined;
  if (paper) return { field: 'papers', liftedBy: paper.kinds };
  if (texts === null) return { field: null };
  const { titleVi, descriptionVi, ownTitle, ownDescription } = texts;
  const places = [
    [ownTitle === null ? 'titleVi' : 'own.title', ownTitle ?? titleVi],
    [ownDescription === null ? 'descriptionVi' : 'own.description', ownDescription ?? descriptionVi],
  ] as const;
  for (const [, phrase = ''] of words.matchAll(quoted)) {
    const sought = phrase.trim().toLowerCase();
    const place = places.find(([, text]) => text.normalize('NFC').toLowerCase().includes(sought));
    if (place) return { field: place[0] };
  }
  if (/mô tả|description/i.test(words)) return { field: places[1][0] };
  if (/tên sản phẩm|tiêu đề|product (name|title)/i.test(words)) return { field: places[0][0] };
  return { field: null };
}

/** A field that a code names, where the producer has a text of their own for the channel. */
export function ownPlaceOf(field: string | null, texts: RefusedTexts | null): string | null {
  if (field === 'titleVi' && texts?.ownTitle != null) return 'own.title';
  if (field === 'descriptionVi' && texts?.ownDescription != null) return 'own.description';
  return field;
}

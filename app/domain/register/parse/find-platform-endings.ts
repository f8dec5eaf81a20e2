import { says, wordsOf } from '#app/domain/register/parse/ending-words.ts';
import { findEndingDay } from '#app/domain/register/parse/find-ending-day.ts';
import { type KnownChannel, namesIn } from '#app/domain/register/parse/parse-platforms.ts';
import { fold, hasMarks, tidy } from '#app/server/text/fold.ts';

/**
 * In a remark, where anything may be written, only words that end being on a platform: "đã gỡ khỏi", "đóng gian hàng",
 * "không còn bán trên". Packing ("đóng gói") and lessons learnt ("rút kinh nghiệm") look alike.
 */
const ends = new RegExp(
  [
    '(?:da|bi) (?:go|xoa|khoa|huy|an|ngung|dung|roi|rut(?! (?:gon|ngan|kinh nghiem|von|tien))|dong(?! (?:goi|hop|chai|thue|gop)))',
    '(?:go|xoa|rut|roi) (?:khoi|bo|xuong)',
    '(?:dong|khoa) (?:cua|gian|shop)',
    '(?:ngung|dung|thoi|nghi|(?:khong|ko|k|kg|khg|chang)(?: con)?) (?:duoc )?(?:ban(?! (?:duoc|chay|nhieu))|kinh doanh|hoat dong)',
    'khong con (?:tren|o|gian hang)',
  ]
    .map((phrase) => `(?:${phrase})`)
    .join('|'),
);
const inWords = new RegExp(`(?<!\\p{L})(?:${ends.source})(?!\\p{L})`, 'u');
/** The goods themselves are no more: that ends every platform. */
const noMore = /(?:ngung|dung|thoi|nghi|khong con) (?:han )?(?:viec )?(?:san xuat|kinh doanh|hoat dong)/;
/** On no platform at all: "đã gỡ khỏi các sàn", "ngừng bán trên sàn". */
const everywhere = /(?:khoi|tren|o) (?:(?:cac|moi|tat ca|het) )*(?:cac )?san(?! (?:pham|xuat))/;
/** Not yet so, not so, only for a while, or over again. */
const isOpen =
  /(?:chua|khong|se|sap|dang|du kien|du dinh|de nghi|de xuat|chuan bi|xin|neu) (?:bi |phai |lam thu tuc )?(?:go|xoa|khoa|dong|rut|huy|an|ngung|dung|roi|nghi)(?!\p{L})|chua bi|khong bi/u;
const isBack =
  /(?<!(?:du kien|se|sap|cho|xin|chua|khong|ko|k|kg|chang|khong the) )(?:len|ban|mo|hoat dong|san xuat|khoi phuc) (?:tro )?lai/;

/**
 * What a remark says has ended: on these channels, on every marketplace, or everywhere. `day`: the local day that it gives
 * for it; null where it gives none.
 */
export type PlatformEnding = {
  codes: ReadonlyArray<string> | 'markets' | 'all';
  text: string;
  day: string | null;
};

/**
 * What a remark says is no longer on a platform, sentence by sentence. A name counts that stands with the words, and the
 * bare names after it: "Đã gỡ khỏi Postmart, Voso". Words without any platform count where they speak of all of them, or
 * of the goods or their maker: "Sản phẩm ngừng sản xuất", "HTX đã giải thể".
 */
export function findPlatformEndings(
  remark: string,
  channels: ReadonlyArray<KnownChannel>,
): Array<PlatformEnding> {
  const found: Array<PlatformEnding> = [];
  const isMarked = hasMarks(remark);
  for (const sentence of tidy(remark).split(/[.;!?\n](?=\s|$)|;/u)) {
    if (isBack.test(fold(sentence)) || says(wordsOf(sentence, channels, isMarked), 'goesOn')) continue;
    let codes: Array<string> = [];
    let day: string | null = null;
    let isSpeaking = false;
    const parts = sentence.split(/[,(]|\s[-–]\s/u);
    for (const [at, part] of parts.entries()) {
      const folded = fold(part);
      if (folded === '') continue;
      const names = namesIn(part, channels);
      const words = wordsOf(part, channels, isMarked);
      const isOpenYet = isOpen.test(folded) || says(words, 'open');
      const isNoMore = !isOpenYet && (says(words, 'noMore') || (names.length === 0 && noMore.test(folded)));
      const isEnd =
        isNoMore || (!isOpenYet && (inWords.test(folded) || noMore.test(folded) || says(words, 'ended')));
      const dayOf = () => findEndingDay(part) ?? findEndingDay(parts.slice(at, at + 2).join(', '));
      const everywhereIn = isNoMore || says(words, 'online') ? 'all' : 'markets';
      if (isNoMore || (isEnd && names.length === 0 && (says(words, 'ended') || everywhere.test(folded)))) {
        found.push({ codes: everywhereIn, text: tidy(sentence), day: dayOf() });
        continue;
      }
      const isBare = names.length > 0 && folded.split(' ').length <= 3 * names.length;
      isSpeaking = isEnd || (isSpeaking && isBare);
      if (isSpeaking) codes = [...codes, ...names];
      if (isEnd && names.length > 0) day ??= dayOf();
    }
    if (codes.length > 0) found.push({ codes: [...new Set(codes)], text: tidy(sentence), day });
  }
  return found;
}

import { cutClauses } from '#app/domain/register/parse/cut-clauses.ts';
import {
  hasStrangeWord,
  isWhollyUnderstood,
  mayEnd,
  says,
  wordsOf,
} from '#app/domain/register/parse/ending-words.ts';
import { findEndingDay } from '#app/domain/register/parse/find-ending-day.ts';
import { type KnownChannel, namesIn, withoutAddresses } from '#app/domain/register/parse/parse-platforms.ts';
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
const isBackAgain =
  /(?<!(?:du kien|se|sap|cho|xin|chua|khong|ko|k|kg|chang|khong the) )(?:len|ban|mo|hoat dong|san xuat|khoi phuc) (?:tro )?lai/;

/** No words of a list, though each of its words may be one without its marks. */
const noList = / dau tu /;
/** Beside names that only go on with a list: "Đã gỡ khỏi Postmart, cả Voso nữa", "…, Voso từ tháng 5". */
const LIST_WORDS = new Set(
  'va cung voi ca hai ba lan nua luon roi deu tren o khoi san tmdt gian hang shop tu ngay thang nam dau cuoi giua'.split(
    ' ',
  ),
);

/**
 * How far what was read can be trusted. `clear`: one platform or none in the whole remark, and every word beside it is
 * understood. `asked`: read as an ending, and only a person's own answer may record it. `doubt`: a platform that the
 * remark names beside an ending, and that is read neither as over nor as going on. `strange`: one that it names in words of
 * which nothing is known, and of which it does not say that selling goes on; asked of what the register holds alone.
 */
type EndingTrust = 'clear' | 'asked' | 'doubt' | 'strange';

/**
 * What a remark says has ended: on these channels, on every marketplace, or everywhere, but not on those of `kept`. `day`:
 * the local day that it gives for it; null where it gives none.
 */
export type PlatformEnding = {
  trust: EndingTrust;
  codes: ReadonlyArray<string> | 'markets' | 'all';
  kept: ReadonlyArray<string>;
  text: string;
  day: string | null;
};

type Clause = {
  text: string;
  names: ReadonlyArray<string>;
  isEnd: boolean;
  /** The goods are no more. */
  isNoMore: boolean;
  /** It speaks of all marketplaces, or of everywhere. */
  everywhere: 'markets' | 'all' | null;
  /** Nothing but names. */
  isBare: boolean;
  /** Its names are where selling goes on. */
  isKept: boolean;
  /** It takes back what the sentence says of an ending. */
  isUndone: boolean;
  /** Every word of it is known, so that nothing in it can turn what it says. */
  isUnderstood: boolean;
  /** Some word of it may speak of an end. */
  mayEnd: boolean;
  /** Not over yet, planned, or only for a while. */
  isOpen: boolean;
  /** It says that its platforms sell, or shows where. */
  sellsOn: boolean;
  /** Some word of it is not known at all. */
  isStrange: boolean;
};

/**
 * What a remark says is no longer on a platform, sentence by sentence. An ending is of the platforms of its own clause and
 * of the bare names after it: "Đã gỡ khỏi Postmart, Voso" ends both, "Bỏ Lazada, vẫn bán Shopee" one. Words without any
 * platform count where they speak of all of them, or of the goods or their maker: "Sản phẩm ngừng sản xuất", "HTX đã giải
 * thể". Wordings have no end, so that the rules are trusted only as far as `EndingTrust` says.
 * @param own names of the row's producer and product, which say nothing of a platform
 */
export function findPlatformEndings(
  remark: string,
  channels: ReadonlyArray<KnownChannel>,
  own = '',
): Array<PlatformEnding> {
  const ownWords = new Set(fold(own).split(' '));
  const isMarked = hasMarks(remark);
  const sentences = tidy(remark)
    .split(/[.;!?\n](?=\s|$)|;/u)
    .map((text) => ({
      text: tidy(text),
      clauses: cutClauses(text, channels, isMarked).map((clause) =>
        readClause(clause, { channels, isMarked, ownWords }),
      ),
    }));
  const keptOf = (clauses: ReadonlyArray<Clause>) =>
    clauses.flatMap(({ names, isKept }) => (isKept ? names : []));
  const kept = [...new Set(sentences.flatMap(({ clauses }) => keptOf(clauses)))];
  const found: Array<Omit<PlatformEnding, 'trust'> & { isUnderstood: boolean }> = [];
  for (const { text, clauses } of sentences) {
    if (clauses.some(({ isUndone }) => isUndone)) continue;
    const keptHere = keptOf(clauses);
    let codes: Array<string> = [];
    let day: string | null = null;
    let isSpeaking = false;
    let isUnderstood = true;
    for (const [at, clause] of clauses.entries()) {
      const dayOf = () => findEndingDay(clause.text) ?? findEndingDay(withNext(clauses, at));
      if (clause.everywhere) {
        const isUnderstood = clause.names.length === 0;
        found.push({
          ...{ codes: clause.everywhere, kept: clause.isNoMore ? [] : kept, text, day: dayOf() },
          isUnderstood,
        });
        continue;
      }
      isSpeaking = clause.isEnd || (isSpeaking && clause.isBare);
      if (isSpeaking && clause.names.length > 0) isUnderstood &&= clause.isUnderstood;
      if (isSpeaking) codes = [...codes, ...clause.names.filter((code) => !keptHere.includes(code))];
      if (clause.isEnd && clause.names.length > 0) day ??= dayOf();
    }
    if (codes.length > 0) found.push({ codes: [...new Set(codes)], kept: [], text, day, isUnderstood });
  }
  const clauses = sentences.flatMap((one) => one.clauses);
  const names = new Set(clauses.flatMap((clause) => clause.names));
  const endings = found.map(({ isUnderstood, ...ending }): PlatformEnding => {
    const isOfOne = Array.isArray(ending.codes) ? names.size === 1 : names.size === 0;
    return { ...ending, trust: isOfOne && isUnderstood ? 'clear' : 'asked' };
  });
  const doubted = doubtedIn(clauses, endings);
  const text = tidy(remark);
  const all: Array<PlatformEnding> =
    doubted === null ? endings : [...endings, { ...doubted, text, day: null, trust: 'doubt' }];
  if (all.some(({ codes }) => !Array.isArray(codes))) return all;
  const read = new Set(all.flatMap(({ codes, kept }) => [...codes, ...kept]));
  const strange = strangeIn(sentences.map((sentence) => sentence.clauses)).filter((code) => !read.has(code));
  return strange.length > 0 ? [...all, { codes: strange, kept: [], text, day: null, trust: 'strange' }] : all;
}

/** Platforms that are named beside words of which nothing is known, and of which nothing says that selling goes on. */
function strangeIn(sentences: ReadonlyArray<ReadonlyArray<Clause>>): Array<string> {
  const found = new Set<string>();
  const goingOn = new Set<string>();
  for (const clauses of sentences) {
    const isStrangeBehind = clauses.some(({ names, isStrange }) => names.length === 0 && isStrange);
    for (const { names, isEnd, isKept, isOpen, sellsOn, isStrange, isUnderstood } of clauses) {
      if (sellsOn || isOpen || (isKept && !isStrange)) for (const name of names) goingOn.add(name);
      // "Shopee, lăn quay rồi": nothing else is said of the name.
      else if (!isEnd && (isStrange || (isStrangeBehind && isUnderstood)))
        for (const name of names) found.add(name);
    }
  }
  return [...found].filter((name) => !goingOn.has(name));
}

/** Platforms beside an ending that the rules read neither as over nor as going on; null where there are none. */
function doubtedIn(
  clauses: ReadonlyArray<Clause>,
  endings: ReadonlyArray<PlatformEnding>,
): Pick<PlatformEnding, 'codes' | 'kept'> | null {
  const names = [...new Set(clauses.flatMap((clause) => clause.names))];
  if (endings.some(({ codes }) => codes === 'all')) return null;
  // "Chỉ còn Shopee": the others may be over.
  if (endings.length === 0 && names.length > 0 && clauses.some(({ text }) => onlyLeft.test(fold(text))))
    return { codes: 'markets', kept: names };
  if (names.length < 2 || !clauses.some((clause) => clause.mayEnd)) return null;
  const settled = new Set([
    ...endings.flatMap(({ codes, kept }) => [
      ...(Array.isArray(codes) ? (codes as Array<string>) : []),
      ...kept,
    ]),
    ...clauses.flatMap((clause) => (goesOnAlone(clause) ? clause.names : [])),
  ]);
  const doubted = names.filter((name) => !settled.has(name));
  return doubted.length > 0 ? { codes: doubted, kept: [] } : null;
}

const onlyLeft = /(?:^| )chi (?:con|giu)(?: |$)/;

/** It says of one platform, and of nothing else, that selling goes on there or has not ended yet. */
function goesOnAlone({ names, isKept, isOpen, isUnderstood, isEnd, mayEnd }: Clause): boolean {
  return !isEnd && names.length === 1 && ((isKept && (isUnderstood || !mayEnd)) || isOpen);
}

/** Somebody or some place by name, which says nothing of a platform: "chị Lò Thị Mẩy", "HTX Sao Mai". */
const person =
  /(?<!\p{L})(?:[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Cc]ô|[Cc]hú|[Bb]ác|[Ee]m|HTX|THT|[Cc]ty|[Cc]ông ty|[Xx]ã|[Hh]uyện|[Tt]hôn|[Bb]ản)(?:\s+\p{Lu}[\p{L}\p{M}]*){1,4}/gu;
/** What was so and need not be now. */
const wasOnce = /(?:^| )(?:truoc|tung|hoi dau|luc dau|ban dau|mot thoi)(?: |$)/;

function readClause(
  text: string,
  {
    channels,
    isMarked,
    ownWords,
  }: {
    channels: ReadonlyArray<KnownChannel>;
    isMarked: boolean;
    ownWords: ReadonlySet<string>;
  },
): Clause {
  const folded = fold(text);
  const names = namesIn(text, channels);
  const words = wordsOf(text, channels, isMarked);
  const isOpenYet = isOpen.test(folded) || says(words, 'open');
  const isNoMore = !isOpenYet && (says(words, 'noMore') || (names.length === 0 && noMore.test(folded)));
  const isEnd =
    isNoMore || (!isOpenYet && (inWords.test(folded) || noMore.test(folded) || says(words, 'ended')));
  const isEverywhere =
    isNoMore || (isEnd && names.length === 0 && (says(words, 'ended') || everywhere.test(folded)));
  const isBack = isBackAgain.test(folded);
  const plain = withoutAddresses(text).replace(person, ' ');
  const hasAddress =
    namesIn(withoutAddresses(text), channels).length < names.length || /https?:/iu.test(text);
  const said = wordsOf(plain, channels, isMarked);
  const goesOn = says(words, 'goesOn') && !says(words, 'movesTo');
  return {
    text,
    names,
    isEnd: isEnd && !isBack,
    isNoMore,
    everywhere: isEverywhere ? (isNoMore || says(words, 'online') ? 'all' : 'markets') : null,
    isBare:
      names.length > 0 && !noList.test(` ${folded} `) && words.text.trim().split(' ').every(goesOnWithList),
    isKept: !isEnd && (isBack || says(words, 'keeps')),
    isUndone: goesOn || (isBack && (names.length === 0 || isEnd)),
    isUnderstood: isWhollyUnderstood(words),
    mayEnd: mayEnd(words),
    isOpen: isOpenYet,
    sellsOn: hasAddress ? !mayEnd(said) : says(said, 'sellsOn') && !wasOnce.test(folded),
    isStrange: hasStrangeWord(said, ownWords),
  };
}

function goesOnWithList(word: string): boolean {
  return word === '@' || LIST_WORDS.has(fold(word)) || /^\d+$/.test(word);
}

/** With what the next clause adds, when that is no more than a day: "Bỏ bán Shopee, từ 10/9/2025". */
function withNext(clauses: ReadonlyArray<Clause>, at: number): string {
  const next = clauses[at + 1];
  const isOfThis = next && !next.isKept && (next.names.length === 0 || next.isBare);
  return isOfThis ? `${clauses[at]?.text}, ${next.text}` : (clauses[at]?.text ?? '');
}

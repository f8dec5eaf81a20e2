import type { SchemeName } from '#app/domain/catalog/motif/palette.ts';
import type { Drawing } from '#app/domain/catalog/motif/shape.ts';

/**
 * How each product set of Decision 26/2026/QĐ-TTg is drawn: its skies, the drawings for a kind that no word
 * below names, and the words (folded, as `motifKey` gives them) of the kinds that have a drawing of their own.
 */
export type ProductSet = {
  skies: readonly [SchemeName, ...SchemeName[]];
  usual: readonly [Drawing, ...Drawing[]];
  kinds?: readonly (readonly [words: string, drawing: Drawing])[];
};

/**
 * The drawing that a folded seed asks for. A Vietnamese product name says what it is before it says of what
 * ("mứt mận", "trà hoa hồng"), so the word found earliest decides; of two at one place, the longer.
 * Undefined: no word matched, the caller picks one of `usual`.
 */
export function drawingFor(set: ProductSet, key: string): Drawing | undefined {
  return bestMatch(set, key)?.drawing;
}

type Match = { drawing: Drawing; place: number; length: number };

function isBetter(one: Match, than: Match | undefined): boolean {
  if (!than || one.place !== than.place) return !than || one.place < than.place;
  return one.length > than.length;
}

function bestMatch(set: ProductSet, key: string): Match | undefined {
  const text = `-${key}-`;
  let best: Match | undefined;
  for (const [words, drawing] of set.kinds ?? []) {
    for (const word of words.split('|')) {
      const place = text.indexOf(`-${word}-`);
      if (place < 0) continue;
      const match = { drawing, place, length: word.length };
      if (isBetter(match, best)) best = match;
    }
  }
  return best;
}

/** What a name that begins so belongs to, where the words of the sets themselves would send it elsewhere. */
const BEGINNINGS: readonly (readonly [beginning: RegExp, setCode: string])[] = [
  [/^(banh-keo|hop-qua|xoi-)/, 'QD26-05'],
  [/^moc-nhi/, 'QD26-04'],
  [/^(cham-cheo|toi-)/, 'QD26-10'],
  [/^(ruou-nep|com-ruou)/, 'QD26-06'],
  [/^(ruou-(tao|man|duoc-lieu|vang)|vang)-/, 'QD26-15'],
  [/^ruou/, 'QD26-14'],
  [/^tinh-dau/, 'QD26-20'],
  [/^mat-ong/, 'QD26-04'],
  [/^(nuoc-ep|siro|nuoc-(le|sam|man|dua))/, 'QD26-17'],
  [/^(giam|tuong)-/, 'QD26-09'],
  [/^(chocolate|ca-phe|cacao|ca-cao)/, 'QD26-13'],
  [
    /^(tra|che)-.*(actiso|atiso|giao-co-lam|day|gung|que|hoa-vang|hoa-hong|kho-qua|xa-den|tui-loc)/,
    'QD26-12',
  ],
  [/^(tra|che|hong-tra|bach-tra)-/, 'QD26-11'],
  [/^(homestay|tour|trai-nghiem|du-lich|khu-vuon|vuon-sinh-thai|nha-san)/, 'QD26-26'],
  [/^(hoa-hong|dia-lan|phong-lan|lan)(-|$)/, 'QD26-23'],
  [/^cay-/, 'QD26-24'],
  [/^(cao-mem|cao-phun|cao-che|vien|dong-trung-.*kho)/, 'QD26-18'],
  [/^(dau-goi|sua-tam|xa-phong|muoi-ngam|muoi-tam|bot-la)/, 'QD26-19'],
  [/^(thuoc-tam|duong-quy|xuyen-khung|la-tam)/, 'QD26-20'],
  [/^(tam-trai|tranh|vo-goi|gio-|ghe|khen|yen-ngua|do-go|huong-|cham-|sung)/, 'QD26-21'],
  [/^(tui|khan|ao|mu|vay|trang-phuc|vai|tho-cam|chan)(-|$)/, 'QD26-22'],
  [/^(lap-(suon|xuong)|ruoc|xuc-xich|cha-|khau-nhuc|nem)/, 'QD26-08'],
  [/^(thit|ca|lon|ga|trau)-.*(say|kho|hun-khoi|gac-bep|chua|cuon|sua)/, 'QD26-08'],
  [/^(thit|ca|trung|ga|vit|lon)-/, 'QD26-02'],
  [/^(thao-qua|hat-doi|mac-khen|que-|ot-(bot|kho)|tieu)/, 'QD26-10'],
  [/^(bun|pho|mien|com|banh|khau-sli)-/, 'QD26-06'],
  [/^(gao|ngo|dau-tuong|dau-xi)-/, 'QD26-03'],
  [/^(mut|o-mai)|-(say|kho|muoi|treo-gio|ngam|rang)(-|$)|^(tinh-bot|cao)/, 'QD26-07'],
];

/**
 * The set that a product without one most likely belongs to, by the words of its name: only for its picture, so that a
 * chayote is not drawn as an empty basket until somebody files it.
 * @returns undefined where no set knows a word of the name.
 */
export function likelySet(
  sets: ReadonlyMap<string, ProductSet>,
  key: string,
): readonly [setCode: string, set: ProductSet] | undefined {
  const code = BEGINNINGS.find(([beginning]) => beginning.test(key))?.[1];
  const told = code === undefined ? undefined : sets.get(code);
  if (code !== undefined && told) return [code, told];
  let likely: { found: readonly [string, ProductSet]; match: Match } | undefined;
  for (const found of sets) {
    const match = bestMatch(found[1], key);
    if (match && isBetter(match, likely?.match)) likely = { found, match };
  }
  return likely?.found;
}

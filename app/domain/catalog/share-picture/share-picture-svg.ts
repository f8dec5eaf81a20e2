/**
 * The picture that stands beside a shared link (Open Graph, 1200 × 630): the goods at the left, a woven band, and
 * name, star and place at the right. Pure text to text; the fonts come in when it is drawn.
 */
import { motifSvg } from '#app/domain/catalog/motif/motif-svg.ts';

export const SHARE_WIDTH = 1200;
export const SHARE_HEIGHT = 630;
/** Where the photo is laid in; without one the drawn motif stands there. Pixels. */
export const SHARE_PHOTO = { width: 560, height: SHARE_HEIGHT };

export type SharePicture = {
  title: string;
  /** A line above the title, e.g. the market's name. */
  above: string;
  /** The star of today, 3 to 5, or null. */
  stars: number | null;
  place: string | null;
  motif: { setCode: string; seed: string };
};

const FAMILY = "'Be Vietnam Pro'";
const LEFT = 640;
const TITLE_PX = 58;
const TITLE_LEADING = 80;
const MOST_LINES = 4;
/** Widest title line in ems of the bold face, whose letters are 0.58 em wide on average; leaves a margin. */
const LINE_EMS = 8.6;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function xmlText(text: string): string {
  // Control characters are not allowed in XML at all.
  return text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}

/** Width of a text in ems, by the kind of its letters: close enough to break lines by. */
function widthInEms(text: string): number {
  let ems = 0;
  for (const letter of text.normalize('NFD')) {
    if (/\p{M}/u.test(letter)) continue;
    if (/[ilj.,:;'!|]/.test(letter)) ems += 0.3;
    else if (/[ftr()\s-]/.test(letter)) ems += 0.4;
    else if (/[mwMWƯƠ@%]/.test(letter)) ems += 0.88;
    else if (/\p{Lu}/u.test(letter)) ems += 0.7;
    else ems += 0.58;
  }
  return ems;
}

/** The title in at most four lines, broken between words; what does not fit ends with an ellipsis. */
export function breakTitle(title: string): string[] {
  const lines: string[] = [];
  for (const word of title.normalize('NFC').trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && widthInEms(`${last} ${word}`) <= LINE_EMS)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]}…`];
}

const STAR =
  'M10 1.800 12.500 7.200l5.900.700-4.400 4 1.200 5.800L10 14.800l-5.200 2.900L6 11.900 1.600 7.900l5.900-.700z';

/** The whole picture as SVG; `hasPhoto` leaves the place of the goods empty for the photo. */
export function sharePictureSvg(picture: SharePicture, hasPhoto: boolean): string {
  const lines = breakTitle(picture.title);
  const top = 330 - ((lines.length - 1) * TITLE_LEADING) / 2 + (picture.stars ? 10 : -10);
  const below = top + (lines.length - 1) * TITLE_LEADING + 78;
  const title = lines
    .map(
      (line, index) =>
        `<text x="${LEFT}" y="${top + index * TITLE_LEADING}" font-size="${TITLE_PX}" font-weight="700" fill="#22315c">${xmlText(line)}</text>`,
    )
    .join('');
  const stars = picture.stars
    ? `<text x="${LEFT}" y="${top - 92}" font-size="32" font-weight="700" fill="#825800">OCOP</text>${Array.from(
        { length: picture.stars },
        (_, index) =>
          `<path transform="translate(${LEFT + 112 + index * 44} ${top - 120}) scale(1.9)" d="${STAR}" fill="#e0a526"/>`,
      ).join('')}`
    : '';
  const place = picture.place
    ? `<path d="M${LEFT + 11} ${below - 23}l11 11-11 11-11-11z" fill="#3f6b4a"/><text x="${LEFT + 38}" y="${below}" font-size="34" fill="#2f5639">${xmlText(picture.place)}</text>`
    : '';
  const goods = hasPhoto ? '' : motifSvg({ ...picture.motif, ...SHARE_PHOTO });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SHARE_WIDTH}" height="${SHARE_HEIGHT}" font-family="${FAMILY}"><rect width="${SHARE_WIDTH}" height="${SHARE_HEIGHT}" fill="#fbf7ef"/>${goods}${wovenBand()}<text x="${LEFT}" y="92" font-size="30" font-weight="700" fill="#b3261e">${xmlText(picture.above)}</text>${stars}${title}${place}</svg>`;
}

/** The woven band between goods and words, standing upright. */
function wovenBand(): string {
  const x = SHARE_PHOTO.width;
  const knots = Array.from({ length: 9 }, (_, index) => {
    const y = index * 72;
    const middle = x + 20;
    return `<path d="M${middle} ${y + 6}l15 15-15 15-15-15z" fill="#c8372d"/><path d="M${middle} ${y + 13}l8 8-8 8-8-8z" fill="#e0a526"/><path d="M${middle} ${y + 46}l11 11-11 11-11-11z" fill="none" stroke="#e0a526" stroke-width="3"/><path d="M${middle} ${y + 53}l4 4-4 4-4-4z" fill="#fbf7ef"/>`;
  }).join('');
  return `<path d="M${x} 0h40v${SHARE_HEIGHT}h-40z" fill="#22315c"/><path d="M${x} 0h4v${SHARE_HEIGHT}h-4zM${x + 36} 0h4v${SHARE_HEIGHT}h-4z" fill="#c8372d"/>${knots}`;
}

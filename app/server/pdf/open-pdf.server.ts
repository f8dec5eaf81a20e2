import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inLatin } from '#app/server/text/latin-letters.ts';

/** Points (1/72 inch) of a millimetre. */
export const MM = 72 / 25.4;

/** Width and height, upright. Points. */
export const paperSizes = {
  a4: [210 * MM, 297 * MM],
  a5: [148 * MM, 210 * MM],
  a6: [105 * MM, 148 * MM],
} as const;
export type PaperSize = keyof typeof paperSizes;

export type Pdf = {
  readonly doc: PDFKit.PDFDocument;
  /** Begins a page. Nothing is drawn before the first. */
  addPage(size: PaperSize): void;
  /** Writes text into a box. @returns where it ends, points from the top of the page */
  write(text: string, box: TextBox): number;
  /** The whole file. */
  finish(): Promise<Buffer>;
};

export type TextBox = {
  x: number;
  y: number;
  width: number;
  /** Points; a text that would be higher than `height` is written smaller, and cut where `smallest` is still too large. */
  size: number;
  height?: number;
  smallest?: number;
  isBold?: boolean;
  align?: 'left' | 'center' | 'right';
  color?: string;
};

/** What stands where the typeface has no letter for what people wrote and it cannot be read out, e.g. a name in Chinese. */
const NO_LETTER = '□';
const SMALLEST = 6;

const fonts = { regular: 'BeVietnamPro-400.ttf', bold: 'BeVietnamPro-700.ttf' } as const;
const loaded = new Map<string, Buffer>();

/**
 * An empty PDF with the market's own typeface in it, so that marks stand right on every printer. The print files hold all
 * Latin letters; those of the web pages hold fewer.
 * @param rootDir folder of package.json
 */
export async function openPdf(rootDir: string, { title }: { title: string }): Promise<Pdf> {
  // A third of a second of a server's start, and many never draw one.
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    info: { Title: title, Producer: 'Cho Phien', Creator: 'Cho Phien' },
  });
  for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, fontFile(rootDir, file));
  const parts: Buffer[] = [];
  const ended = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  return {
    doc,
    addPage(size) {
      doc.addPage({ size: [...paperSizes[size]], margin: 0 });
    },
    write: (text, box) => writeInto(doc, text, box),
    finish() {
      doc.end();
      return ended;
    },
  };
}

function fontFile(rootDir: string, file: string): Buffer {
  const known = loaded.get(file);
  if (known) return known;
  const bytes = readFileSync(join(rootDir, 'app', 'styles', 'print-fonts', file));
  loaded.set(file, bytes);
  return bytes;
}

function writeInto(
  doc: PDFKit.PDFDocument,
  text: string,
  {
    x,
    y,
    width,
    size,
    height = Number.POSITIVE_INFINITY,
    smallest = SMALLEST,
    isBold = false,
    align = 'left',
    color = '#1c1a17',
  }: TextBox,
): number {
  doc.font(isBold ? 'bold' : 'regular').fillColor(color);
  const shown = withLetters(doc, inLatin(text));
  const options = { width, align, lineGap: 0 } as const;
  let fitting = size;
  const isTooHigh = () => doc.fontSize(fitting).heightOfString(shown, options) > height;
  while (fitting > smallest && isTooHigh()) fitting -= 0.5;
  const isCut = isTooHigh();
  const high = doc.heightOfString(shown, options);
  const even = align === 'center' && !isCut ? evenWidth(doc, shown, width) : width;
  doc.text(
    shown,
    x + (width - even) / 2,
    y,
    isCut ? { ...options, height, ellipsis: '…' } : { ...options, width: even },
  );
  return y + Math.min(height, high);
}

/** The narrowest width on which a text takes no more lines: in the middle of a sign, no word stands alone on the last one. */
function evenWidth(doc: PDFKit.PDFDocument, text: string, width: number): number {
  const high = doc.heightOfString(text, { width });
  // A little more than the widest word, which would else be broken.
  let narrow = Math.max(...text.split(/\s/).map((word) => doc.widthOfString(word))) + 1;
  let wide = width;
  while (wide - narrow > 1) {
    const middle = (narrow + wide) / 2;
    if (doc.heightOfString(text, { width: middle }) > high) narrow = middle;
    else wide = middle;
  }
  return wide;
}

/** A text whose letters the typeface has; several that it lacks in a row become one sign. */
function withLetters(doc: PDFKit.PDFDocument, text: string): string {
  // The library keeps the font that is chosen to itself, and draws nothing at all for a letter that it lacks.
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } })
    ._font;
  const has = (letter: string) => letter === '\n' || font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
  return [...text]
    .map((letter) => (has(letter) ? letter : NO_LETTER))
    .join('')
    .replace(new RegExp(`${NO_LETTER}+`, 'gu'), has(NO_LETTER) ? NO_LETTER : '?');
}

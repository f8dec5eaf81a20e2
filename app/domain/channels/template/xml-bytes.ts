const asciiEnd = 0x80;
const ampersand = 0x26;
const lessThan = 0x3c;
const greaterThan = 0x3e;
const underscore = 0x5f;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const tab = 0x09;

/** Excel reads `_x0041_` as the character 41: a text that looks like it has its first sign written that way. */
const looksEscaped = /_x[0-9A-Fa-f]{4}_/y;

/** Most bytes that one UTF-16 unit of a cell's text becomes: "_" as "_x005F_". */
const mostBytesOfUnit = 7;

/** Control characters but tab and line ends, halves of a surrogate pair, and the two that XML 1.0 forbids besides. */
const forbidden = /[^\P{Cc}\t\n\r]|\p{Surrogate}|[\ufffe\uffff]/gu;

/**
 * XML as UTF-8 bytes that grow piece by piece. A sheet of a thousand rows is a hundred thousand short pieces: written
 * as bytes at once they cost a fraction of what joining them to a text and encoding that costs.
 */
export class XmlBytes {
  #bytes = Buffer.allocUnsafe(64 * 1024);
  #length = 0;

  /** XML as it is. */
  xml(text: string): void {
    this.#makeRoom(text.length * 3);
    this.#length += this.#bytes.write(text, this.#length);
  }

  /** The same of a short piece that is ASCII: a call into the runtime would cost more than the copying. */
  ascii(piece: string): void {
    this.#makeRoom(piece.length);
    const bytes = this.#bytes;
    const at = this.#length;
    for (let index = 0; index < piece.length; index += 1) bytes[at + index] = piece.charCodeAt(index);
    this.#length = at + piece.length;
  }

  /**
   * Text as a cell can hold it: no control characters but tabs and line breaks, whole characters only; what looks like
   * Excel's own escape is escaped.
   */
  text(text: string): void {
    this.#makeRoom(text.length * mostBytesOfUnit);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit < asciiEnd) {
        if (unit === ampersand || unit === lessThan || unit === greaterThan) {
          const entity = unit === ampersand ? '&amp;' : unit === lessThan ? '&lt;' : '&gt;';
          at += bytes.write(entity, at, 'latin1');
        } else if (unit === underscore && startsEscape(text, index)) {
          at += bytes.write('_x005F_', at, 'latin1');
        } else if (unit === carriageReturn) {
          if (text.charCodeAt(index + 1) !== lineFeed) bytes[at++] = lineFeed;
        } else if ((unit >= 0x20 && unit !== 0x7f) || unit === lineFeed || unit === tab) {
          bytes[at++] = unit;
        } else {
          this.text(text.replace(forbidden, ''));
          return;
        }
      } else if (unit < 0x800) {
        if (unit < 0xa0) {
          this.text(text.replace(forbidden, ''));
          return;
        }
        bytes[at++] = 0xc0 | (unit >> 6);
        bytes[at++] = 0x80 | (unit & 0x3f);
      } else if (unit < 0xd800 || (unit > 0xdfff && unit < 0xfffe)) {
        bytes[at++] = 0xe0 | (unit >> 12);
        bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
        bytes[at++] = 0x80 | (unit & 0x3f);
      } else {
        const point = text.codePointAt(index) as number;
        if (point < 0x10000) {
          this.text(text.replace(forbidden, ''));
          return;
        }
        bytes[at++] = 0xf0 | (point >> 18);
        bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
        bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
        bytes[at++] = 0x80 | (point & 0x3f);
        index += 1;
      }
    }
    this.#length = at;
  }

  /** What was written so far. It is not copied: nothing may be written after it. */
  end(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const wider = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more));
    this.#bytes.copy(wider, 0, 0, this.#length);
    this.#bytes = wider;
  }
}

function startsEscape(text: string, index: number): boolean {
  looksEscaped.lastIndex = index;
  return looksEscaped.test(text);
}

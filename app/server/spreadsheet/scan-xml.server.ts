import { SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';

/** One tag as it stands in `bytes`; nothing of it is decoded or kept. */
export interface ScannedTag {
  kind: 'open' | 'close';
  selfClosing: boolean;
  /** The local name's place: behind its namespace prefix. */
  nameStart: number;
  nameEnd: number;
  /** The tag's own place, from its `<` to behind its `>`. */
  start: number;
  end: number;
}

export interface XmlScan {
  /**
   * Takes the next bytes. `tag` is called for each tag that has ended; its positions are those of the `bytes` it is
   * given, which begin with what the last call left over. It may return true to end the scan there.
   */
  write(chunk: Buffer, tag?: (tag: ScannedTag, bytes: Buffer) => boolean): void;
  /** Characters (bytes) since the last tag, when the `tag` before is being reported. */
  readonly textBefore: number;
}

export interface ScanLimits {
  /** Elements of the part, all names together. */
  elements: number;
}

/** A worksheet of Excel is about a dozen deep in its deepest extension. */
const DEEPEST = 32;
/** The root of a sheet, with all its name spaces, has about thirty. */
const MOST_ATTRIBUTES = 100;
const LONGEST_NAME_BYTES = 256;
/** Long lists of ranges (`sqref`) stand in one attribute. */
const LONGEST_TAG_BYTES = 1024 * 1024;
/** Longest run without a tag; Excel's own limit is 32,767 characters in a cell. */
const LONGEST_TEXT_BYTES = 1024 * 1024;

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const COLON = 0x3a;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
interface SpecialPart {
  begin: Buffer;
  end: Buffer;
}
const comment: SpecialPart = { begin: Buffer.from('<!--'), end: Buffer.from('-->') };
const cdata: SpecialPart = { begin: Buffer.from('<![CDATA['), end: Buffer.from(']]>') };
const instruction: SpecialPart = { begin: Buffer.from('<?'), end: Buffer.from('?>') };

/**
 * Runs over the bytes of an untrusted XML part at about the speed of inflating it, and refuses what a parser would pay
 * for in memory or time before any parser sees it: nesting, a crowd of elements or attributes, endless names, tags,
 * texts, comments; and a document type declaration. It builds nothing. Whether the XML is well formed is the parser's
 * to say.
 * @throws SpreadsheetRefused `damaged`, `declares_entities`, `too_many_entries`
 */
export function scanXml({ elements }: ScanLimits): XmlScan {
  let carry: Buffer | null = null;
  /** What a comment, CDATA or instruction that began in an earlier chunk ends with. */
  let skippingTo: Buffer | null = null;
  let skipped = 0;
  let depth = 0;
  let opened = 0;
  let text = 0;
  const found: ScannedTag = { kind: 'open', selfClosing: false, nameStart: 0, nameEnd: 0, start: 0, end: 0 };

  /** Reads the tag at `start`; its end, or -1 when it is not whole yet. */
  function readTag(bytes: Buffer, start: number): number {
    const size = bytes.length;
    const isClose = bytes[start + 1] === SLASH;
    let at = start + (isClose ? 2 : 1);
    let nameStart = at;
    let byte = 0;
    for (; at < size; at += 1) {
      byte = bytes[at] as number;
      if (byte === COLON) nameStart = at + 1;
      else if (byte <= 0x20 || byte === GT || byte === SLASH) break;
    }
    if (at - start > LONGEST_NAME_BYTES) throw new SpreadsheetRefused('damaged');
    found.nameStart = nameStart;
    found.nameEnd = at;
    let attributes = 0;
    while (at < size) {
      byte = bytes[at] as number;
      if (byte === GT) break;
      if (byte === LT) throw new SpreadsheetRefused('damaged');
      if (byte === EQUALS) {
        attributes += 1;
        if (attributes > MOST_ATTRIBUTES) throw new SpreadsheetRefused('damaged');
      } else if (byte === QUOTE || byte === APOSTROPHE) {
        at = endOfValue(bytes, at + 1, byte);
        if (at === -1) return -1;
      }
      at += 1;
    }
    if (at >= size) return -1;
    found.kind = isClose ? 'close' : 'open';
    found.selfClosing = !isClose && bytes[at - 1] === SLASH;
    found.start = start;
    found.end = at + 1;
    return at + 1;
  }

  function count(): void {
    if (found.kind === 'close') {
      depth -= 1;
      return;
    }
    opened += 1;
    if (opened > elements) throw new SpreadsheetRefused('too_many_entries', { limit: elements });
    if (found.selfClosing) return;
    depth += 1;
    if (depth > DEEPEST) throw new SpreadsheetRefused('damaged');
  }

  /** Steps over a comment, CDATA or instruction; where to go on, or the end of the bytes when it goes on behind them. */
  function skip(bytes: Buffer, from: number, end: Buffer): number {
    const at = bytes.indexOf(end, from);
    const to = at === -1 ? Math.max(from, bytes.length - end.length + 1) : at + end.length;
    skipped += to - from;
    if (skipped > LONGEST_TEXT_BYTES) throw new SpreadsheetRefused('damaged');
    skippingTo = at === -1 ? end : null;
    if (at !== -1) skipped = 0;
    return to;
  }

  return {
    get textBefore() {
      return text;
    },
    write(chunk, tag) {
      const bytes: Buffer = carry ? Buffer.concat([carry, chunk]) : chunk;
      const size = bytes.length;
      carry = null;
      let at = 0;
      while (at < size) {
        if (skippingTo) {
          at = skip(bytes, at, skippingTo);
          if (skippingTo) break;
          continue;
        }
        const textStart = at;
        while (at < size && bytes[at] !== LT) at += 1;
        text += at - textStart;
        if (text > LONGEST_TEXT_BYTES) throw new SpreadsheetRefused('damaged');
        if (at >= size) return;
        const next = bytes[at + 1];
        if (next === BANG || next === QUESTION) {
          const special = next === QUESTION ? instruction : bangPart(bytes, at);
          if (!special) break;
          // What CDATA holds is text.
          if (special === cdata) text += 1;
          at = skip(bytes, at + special.begin.length, special.end);
          if (skippingTo) break;
          continue;
        }
        const end = next === undefined ? -1 : readTag(bytes, at);
        if (end === -1) break;
        at = end;
        count();
        if (tag?.(found, bytes)) return;
        text = 0;
      }
      if (at < size) {
        carry = bytes.subarray(at);
        if (carry.length > LONGEST_TAG_BYTES) throw new SpreadsheetRefused('damaged');
      }
    },
  };
}

/** Looked at one by one, which is quicker than a call for the short values that fill a sheet. */
const SHORT_VALUE_BYTES = 64;

/** Where the quoted value that begins at `start` ends; -1 when that is not in `bytes`. */
function endOfValue(bytes: Buffer, start: number, quote: number): number {
  const near = Math.min(bytes.length, start + SHORT_VALUE_BYTES);
  for (let at = start; at < near; at += 1) {
    if (bytes[at] === quote) return at;
    if (bytes[at] === LT) throw new SpreadsheetRefused('damaged');
  }
  if (near === bytes.length) return -1;
  const end = bytes.indexOf(quote, near);
  const tag = bytes.indexOf(LT, near);
  // XML forbids it, and without it a quote left open would hide tags from here that a parser sees.
  if (tag !== -1 && (end === -1 || tag < end)) throw new SpreadsheetRefused('damaged');
  return end;
}

/** What begins with `<!` at `at`; null while too little of it is there to say. */
function bangPart(bytes: Buffer, at: number): SpecialPart | null {
  for (const part of [comment, cdata]) {
    const there = bytes.subarray(at, at + part.begin.length);
    if (there.equals(part.begin)) return part;
    if (part.begin.subarray(0, there.length).equals(there)) return null;
  }
  throw new SpreadsheetRefused('declares_entities');
}

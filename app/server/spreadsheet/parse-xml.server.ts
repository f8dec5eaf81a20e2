import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { scanXml } from '#app/server/spreadsheet/scan-xml.server.ts';
import { registerWorkbookLimits, SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';

export interface XmlHandlers {
  /** `name` and the attribute names come without their namespace prefix: some writers put `x:` before everything. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

export interface XmlReader {
  write(chunk: Buffer): void;
  end(): void;
}

/** Characters of one cell, in all its runs together; Excel's own limit is 32,767. */
export const longestCellText = 128 * 1024;

export interface XmlReaderOptions {
  /** Several elements may stand side by side. */
  fragment?: boolean;
  /** Elements of the part; a part of which few are needed says so. */
  elements?: number;
}

/**
 * A streaming XML reader for parts of an untrusted workbook. It refuses a document type declaration (entities are
 * never defined, expanded or fetched), what would cost the parser memory or time (see `scanXml`: the parser keeps an
 * object for every element that is open, so a chunk is scanned before it is parsed), and XML that is not well formed
 * (`damaged`).
 */
export function xmlReader(
  handlers: XmlHandlers,
  { fragment = false, elements = registerWorkbookLimits.elements }: XmlReaderOptions = {},
): XmlReader {
  const decoder = new StringDecoder('utf8');
  const scan = scanXml({ elements });
  const parser = new SaxesParser({ xmlns: false, fragment });
  parser.on('doctype', () => {
    throw new SpreadsheetRefused('declares_entities');
  });
  parser.on('error', (error) => {
    throw new SpreadsheetRefused('damaged', {}, error);
  });
  const { open, close, text } = handlers;
  if (open) parser.on('opentag', (tag) => open(localName(tag.name), localAttributes(tag.attributes)));
  if (close) parser.on('closetag', (tag) => close(localName(tag.name)));
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  return {
    write(chunk) {
      scan.write(chunk);
      parser.write(decoder.write(chunk));
    },
    end() {
      parser.write(decoder.end());
      parser.close();
    },
  };
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** `r:id` becomes `id`; a plain attribute of the same local name wins. */
function localAttributes(attributes: Record<string, string>): Record<string, string> {
  let renamed: Record<string, string> | null = null;
  for (const name in attributes) {
    if (!name.includes(':')) continue;
    renamed ??= { ...attributes };
    const local = localName(name);
    const value = attributes[name];
    if (!(local in attributes) && value !== undefined) renamed[local] = value;
  }
  return renamed ?? attributes;
}

/** Excel escapes characters that XML cannot hold as `_x000D_`, and a literal underscore before such as `_x005F_`. */
export function unescapeXmlText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_match, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { SpreadsheetRefused } from '#app/server/spreadsheet/spreadsheet-refused.ts';

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

/** Longest run without a tag; Excel's own limit is 32,767 characters in a cell. */
const LONGEST_TEXT_BYTES = 1024 * 1024;

/**
 * A streaming XML reader for parts of an untrusted workbook. It refuses a document type declaration (entities are
 * never defined, expanded or fetched), a text so long that keeping it would cost memory, and XML that is not well
 * formed (`damaged`). With `fragment`, several elements may stand side by side.
 */
export function xmlReader(handlers: XmlHandlers, options: { fragment?: boolean } = {}): XmlReader {
  const decoder = new StringDecoder('utf8');
  const parser = new SaxesParser({ xmlns: false, fragment: options.fragment ?? false });
  let bytesWithoutTag = 0;
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
      const lastTag = chunk.lastIndexOf(0x3c);
      bytesWithoutTag = lastTag === -1 ? bytesWithoutTag + chunk.length : chunk.length - lastTag;
      if (bytesWithoutTag > LONGEST_TEXT_BYTES) throw new SpreadsheetRefused('damaged');
      const decoded = decoder.write(chunk);
      if (decoded.includes('<!DOCTYPE')) throw new SpreadsheetRefused('declares_entities');
      parser.write(decoded);
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

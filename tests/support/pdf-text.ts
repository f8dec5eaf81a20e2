import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF as a reader would copy it, one string per page: by the tables that map its glyphs back to letters. An
 * extractor of its own, for files of compressed streams and embedded typefaces as the market writes them.
 */
export function pdfText(file: Buffer): string[] {
  const objects = readObjects(file);
  const refs = (text: string, key: string) =>
    [...(new RegExp(`/${key}\\s*\\[?((?:\\s*\\d+ 0 R)+)`).exec(text)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(
      ([, id]) => Number(id),
    );
  const pages = [...objects].filter(([, { dictionary }]) => /\/Type \/Page\b(?!s)/.test(dictionary));
  return pages
    .sort(([one], [other]) => one - other)
    .map(([, { dictionary }]) => {
      const resources = refs(dictionary, 'Resources')
        .map((id) => objects.get(id)?.dictionary ?? '')
        .concat(dictionary)
        .join(' ');
      const fonts = new Map(
        [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => {
          const [cmap] = refs(objects.get(Number(id))?.dictionary ?? '', 'ToUnicode');
          return [name, lettersOf(objects.get(cmap ?? -1)?.stream ?? '')];
        }),
      );
      return refs(dictionary, 'Contents')
        .map((id) => shownIn(objects.get(id)?.stream ?? '', fonts))
        .join('');
    });
}

function readObjects(file: Buffer): Map<number, { dictionary: string; stream: string }> {
  const text = file.toString('latin1');
  const objects = new Map<number, { dictionary: string; stream: string }>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, id = '', body = ''] = match;
    const at = body.indexOf('stream\n');
    const dictionary = at === -1 ? body : body.slice(0, at);
    const bytes = at === -1 ? '' : body.slice(at + 'stream\n'.length, body.lastIndexOf('\nendstream'));
    const isPacked = dictionary.includes('FlateDecode') && !dictionary.includes('/Image');
    const stream = isPacked ? inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1') : '';
    objects.set(Number(id), { dictionary, stream });
  }
  return objects;
}

/** Glyph to letters, of a ToUnicode table that lists them in ranges. */
function lettersOf(cmap: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from = '', , list = ''] of cmap.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi)) {
    for (const [at, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries()) {
      const units = hex.replace(/ /g, '').match(/.{4}/g) ?? [];
      letters.set(
        Number.parseInt(from, 16) + at,
        String.fromCharCode(...units.map((one) => Number.parseInt(one, 16))),
      );
    }
  }
  return letters;
}

function shownIn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map();
  let text = '';
  for (const [, name, array] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    for (const [, hex = ''] of (array ?? '').matchAll(/<([0-9a-f]*)>/gi)) {
      for (const glyph of hex.match(/.{4}/g) ?? []) text += font.get(Number.parseInt(glyph, 16)) ?? '';
    }
    if (array !== undefined) text += '\n';
  }
  return text;
}

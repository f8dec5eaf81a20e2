/**
 * Names of files and folders that Windows, macOS and Linux all take (Microsoft, "Naming Files, Paths, and Namespaces").
 * Diacritics stay, in NFC.
 */
const forbidden = /[<>:"/\\|?*\p{Cc}\p{Cf}]/gu;
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

const LONGEST = 100;

/** @param fallback a plain name, for a text of which nothing is left. At most 100 characters, `ending` included. */
export function safeName(text: string, fallback: string, ending = ''): string {
  const plain = text
    .normalize('NFC')
    .replace(forbidden, '_')
    .trim()
    .slice(0, LONGEST - ending.length)
    // No half of a pair at the cut, no dot or blank at the end.
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[. ]+$/, '');
  const name = /[^_.\s]/.test(plain) ? plain : fallback;
  return `${reserved.test(name) ? `_${name}`.slice(0, LONGEST - ending.length) : name}${ending}`;
}

/** Gives each text a name of its own; file systems that ignore case see no two alike. */
export function nameGiver(): (text: string, mark: string, ending?: string) => string {
  const used = new Set<string>();
  return (text, mark, ending = '') => {
    let name = safeName(text, mark, ending);
    for (let count = 1; used.has(name.toLowerCase()); count += 1) {
      const tail = ` (${count === 1 ? mark : `${mark} ${count}`})${ending}`;
      const stem = safeName(text, mark).slice(0, LONGEST - tail.length);
      name = `${stem.trimEnd()}${tail}`;
    }
    used.add(name.toLowerCase());
    return name;
  };
}

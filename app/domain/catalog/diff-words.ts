/** The words of two texts side by side, for showing what was written anew. */
export type WordPart = { text: string; kind: 'same' | 'removed' | 'added' };

/** Longer texts are shown whole: the table of a word diff grows with the square of their length. */
const MOST_WORDS = 1_500;

/**
 * The texts as parts in reading order: words that stayed, went, or came (longest common subsequence over words and
 * the blanks between them). Changed words with nothing but a blank between them are one phrase: what went, then what
 * came. Same and removed parts together are `before`, same and added ones `after`.
 */
export function diffWords(before: string, after: string): WordPart[] {
  const from = before.match(/\s+|[^\s]+/gu) ?? [];
  const to = after.match(/\s+|[^\s]+/gu) ?? [];
  if (from.length > MOST_WORDS || to.length > MOST_WORDS) {
    return inPhrases([
      { text: before, kind: 'removed' },
      { text: after, kind: 'added' },
    ]);
  }
  const width = to.length + 1;
  const lengths = new Uint16Array((from.length + 1) * width);
  for (let a = from.length - 1; a >= 0; a -= 1) {
    for (let b = to.length - 1; b >= 0; b -= 1) {
      lengths[a * width + b] =
        from[a] === to[b]
          ? (lengths[(a + 1) * width + b + 1] ?? 0) + 1
          : Math.max(lengths[(a + 1) * width + b] ?? 0, lengths[a * width + b + 1] ?? 0);
    }
  }
  const parts: WordPart[] = [];
  let a = 0;
  let b = 0;
  while (a < from.length || b < to.length) {
    const left = from[a];
    const right = to[b];
    if (left !== undefined && left === right) {
      parts.push({ text: left, kind: 'same' });
      a += 1;
      b += 1;
    } else if (
      right === undefined ||
      (left !== undefined && (lengths[(a + 1) * width + b] ?? 0) >= (lengths[a * width + b + 1] ?? 0))
    ) {
      parts.push({ text: left ?? '', kind: 'removed' });
      a += 1;
    } else {
      parts.push({ text: right, kind: 'added' });
      b += 1;
    }
  }
  return inPhrases(parts);
}

type Change = { removed: string; added: string };

/** Joins neighbouring changes, over the blanks within a line that they share. */
function inPhrases(parts: readonly WordPart[]): WordPart[] {
  const phrases: WordPart[] = [];
  let change: Change | null = null;
  /** A blank after a change: part of the phrase when another change follows. */
  let blank = '';
  const close = () => {
    if (change) phrases.push(...told(change));
    if (blank) phrases.push({ text: blank, kind: 'same' });
    change = null;
    blank = '';
  };
  for (const { text, kind } of parts) {
    if (kind !== 'same') {
      const open: Change = change ?? { removed: '', added: '' };
      open.removed += blank;
      open.added += blank;
      blank = '';
      open[kind] += text;
      change = open;
    } else if (change && !blank && /^[^\S\n]+$/.test(text)) {
      blank = text;
    } else {
      close();
      phrases.push({ text, kind });
    }
  }
  close();
  return join(phrases);
}

/** A change as parts, without the blanks at its ends that both sides have. */
function told({ removed, added }: Change): WordPart[] {
  const start = sharedBlank(removed, added);
  const [was, is] = [removed.slice(start), added.slice(start)];
  const end = sharedBlank(reversed(was), reversed(is));
  return [
    { text: removed.slice(0, start), kind: 'same' },
    { text: was.slice(0, was.length - end), kind: 'removed' },
    { text: is.slice(0, is.length - end), kind: 'added' },
    { text: was.slice(was.length - end), kind: 'same' },
  ];
}

/** How many blanks both texts begin with. */
function sharedBlank(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length] && /\s/.test(one[length] ?? '')) length += 1;
  return length;
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

function join(parts: readonly WordPart[]): WordPart[] {
  const joined: WordPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.text === '') continue;
    if (last?.kind === part.kind) last.text += part.text;
    else joined.push({ ...part });
  }
  return joined;
}

/**
 * Which products of a large shop go into a workbook: what goes in by itself, and what was ticked or unticked otherwise.
 * Kept among the file's answers, as its page shows some of the products at a time.
 */
export type KeptChoice = {
  /** Whether all that can go in do, or only those that were ticked. */
  rest: 'ready' | 'none';
  onlyChanges: boolean;
  /** By listing. `takeStanding`: ticked although it was seen to stand on the channel. */
  each: ReadonlyMap<string, 'take' | 'takeStanding' | 'leave'>;
};

const eachPrefix = 'choice.';
const restField = 'choice:rest';
const changesField = 'choice:onlyChanges';

export function readChoice(answers: Readonly<Record<string, string>>): KeptChoice {
  const each = new Map<string, 'take' | 'takeStanding' | 'leave'>();
  for (const [field, value] of Object.entries(answers)) {
    if (!field.startsWith(eachPrefix)) continue;
    if (value === 'take' || value === 'takeStanding' || value === 'leave')
      each.set(field.slice(eachPrefix.length), value);
  }
  const rest = answers[restField] === 'none' ? 'none' : 'ready';
  return { rest, onlyChanges: answers[changesField] === '1', each };
}

/** The choice as it stands among a file's answers. */
export function choiceAnswers({ rest, onlyChanges, each }: KeptChoice): Record<string, string> {
  return {
    ...(rest === 'none' ? { [restField]: rest } : {}),
    ...(onlyChanges ? { [changesField]: '1' } : {}),
    ...Object.fromEntries([...each].map(([id, value]) => [`${eachPrefix}${id}`, value])),
  };
}

/** A file's answers with another choice in the place of the one that stands among them. */
export function withChoice(
  answers: Readonly<Record<string, string>>,
  choice: KeptChoice,
): Record<string, string> {
  const isOfChoice = (field: string) =>
    field.startsWith(eachPrefix) || field === restField || field === changesField;
  const others = Object.entries(answers).filter(([field]) => !isOfChoice(field));
  return { ...Object.fromEntries(others), ...choiceAnswers(choice) };
}

const notChosen = '-';

/**
 * How pages of a large shop showed it, to be kept with the choice: by listing `seenText`, marked where it was not chosen.
 */
export function seenWithChoice<Offered extends { id: string; seen: string }>(
  offered: readonly Offered[],
  chosen: ReadonlySet<string>,
): Array<readonly [id: string, text: string]> {
  return offered.map(({ id, seen }) => [id, chosen.has(id) ? seen : `${notChosen}${seen}`] as const);
}

/** The same taken apart: `seenText` by listing, and which were chosen. */
export function readSeenWithChoice(seen: ReadonlyMap<string, string>): {
  texts: ReadonlyMap<string, string>;
  chosen: ReadonlySet<string>;
} {
  const entries = [...seen];
  return {
    texts: new Map(entries.map(([id, text]) => [id, text.startsWith(notChosen) ? text.slice(1) : text])),
    chosen: new Set(entries.flatMap(([id, text]) => (text.startsWith(notChosen) ? [] : id))),
  };
}

/** What one page of products said: which it showed, which of them were ticked, which it showed as standing there. */
export type PageOfChoice = {
  shown: readonly string[];
  ticked: readonly string[];
  seenStanding: readonly string[];
  /** Those that it showed as asked about: they do not go in by themselves. */
  asked: readonly string[];
  onlyChanges: boolean;
  /** All products at once, this page's too, in place of what was ticked before. */
  all?: KeptChoice['rest'] | undefined;
};

/** The choice after a page of it was sent. */
export function withPage(before: KeptChoice, page: PageOfChoice): KeptChoice {
  const { onlyChanges, all } = page;
  if (all) return { rest: all, onlyChanges, each: new Map() };
  const each = new Map(before.each);
  const ticked = new Set(page.ticked);
  const standing = new Set(page.seenStanding);
  const asked = new Set(page.asked);
  for (const id of page.shown) {
    const goesByItself = before.rest === 'ready' && !standing.has(id) && !asked.has(id);
    each.delete(id);
    if (ticked.has(id) && !goesByItself) each.set(id, standing.has(id) ? 'takeStanding' : 'take');
    if (!ticked.has(id) && goesByItself) each.set(id, 'leave');
  }
  return { rest: before.rest, onlyChanges, each };
}

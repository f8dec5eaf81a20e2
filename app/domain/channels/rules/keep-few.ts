const MOST_KEPT = 1_000;

/**
 * The same answers, each worked out once: for texts of which there are few and which come again and again in one feed, as
 * the names of communes. What is kept is cleared where there are more of them after all.
 */
export function keepFew<Answer>(work: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const answer = work(text);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(text, answer);
    return answer;
  };
}

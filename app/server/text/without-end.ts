/**
 * A text without any of these characters at its end. Steps back from the end once, where `/[…]+$/` tries again at
 * every place of a long run that does not stand at the end.
 */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

import { pictographs } from '#app/domain/channels/rules/text-shapes.ts';
import type { Cleaned } from '#app/domain/channels/wording/take-out-contacts.ts';

/** With what joins several to one picture or colours it. */
const whole = new RegExp(
  `(?:${pictographs.source})(?:${pictographs.source}|[\\u200d\\ufe0e\\ufe0f\\u20e3])*`,
  'gu',
);

/** Takes emoji and pictures out of a text; one of pictures alone is given back as it is. */
export function takeOutPictographs(text: string): Cleaned {
  const out = text.match(whole);
  if (!out) return { text, out: [] };
  const rest = text
    .replace(whole, ' ')
    .split('\n')
    .map((line) =>
      line
        .replace(/[^\S\n]+/gu, ' ')
        .replace(/ ([,.;!?])/gu, '$1')
        .trim(),
    )
    .join('\n')
    .trim();
  return rest === '' ? { text, out: [] } : { text: rest, out };
}

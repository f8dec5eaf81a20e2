import { expect, test } from 'vitest';
import { channels } from '#app/domain/channels/registry.server.ts';
import { ruleText } from '#app/i18n/channels.ts';
import { languages } from '#app/i18n/language.ts';

test.each(channels)('every rule of $name has a name of its own in both languages', ({ rules }) => {
  for (const language of languages) {
    const named = new Map(rules.map(({ id, name }) => [id, ruleText(language, id, name)]));
    expect([...named].filter(([id, name]) => name === id || name.trim() === '')).toEqual([]);
    // Two lines of one name in a filter cannot be told apart.
    const names = [...named.values()];
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  }
});

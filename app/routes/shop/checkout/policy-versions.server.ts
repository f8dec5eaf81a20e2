import { createHash } from 'node:crypto';
import { aboutMessages } from '#app/i18n/about.ts';
import { type Language, localPath } from '#app/i18n/language.ts';

/** The texts below /legal that a buyer agrees to. */
const POLICIES = { terms: 'termsText', privacy: 'privacyText', complaints: 'complaintsText' } as const;
const VERSION_CHARACTERS = 16;

/**
 * What is agreed to: for each text its language and the beginning of its SHA-256, so that it can be shown later that it
 * was this very text.
 */
export function policyVersions(language: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries(POLICIES).map(([name, key]) => {
      const hash = createHash('sha256').update(aboutMessages[language][key]).digest('hex');
      return [localPath(language, `/legal/${name}`), `sha256:${hash.slice(0, VERSION_CHARACTERS)}`];
    }),
  );
}

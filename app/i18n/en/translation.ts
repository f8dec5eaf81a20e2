import type { Translation } from '#app/i18n/messages.ts';
import type { translation as vi } from '#app/i18n/vi/translation.ts';

export const translation = {
  missingTitle: {
    one: 'The English version lacks {count} text',
    other: 'The English version lacks {count} texts',
  },
  missingWhy:
    'Optional. Once all of it is there, this product stands in the English lists and search results; until then foreign visitors meet Vietnamese in these places.',
  missingInList: { one: '{count} text missing in English', other: '{count} texts missing in English' },
  missingProducer: 'Your introduction is not in English yet, so your page is left out of the English lists.',
  text_title: 'Name',
  text_summary: 'One sentence',
  text_description: 'Description',
  text_story: 'Story',
  text_size: 'Name of size {number}',
  text_photo: 'Description of photo {number}',
} as const satisfies Translation<typeof vi>;

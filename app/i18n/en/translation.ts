import type { Translation } from '#app/i18n/messages.ts';
import type { translation as vi } from '#app/i18n/vi/translation.ts';

export const translation = {
  missingTitle: {
    one: 'The English version lacks {count} text',
    other: 'The English version lacks {count} texts',
  },
  missingWhy:
    'Optional. Visitors of the English pages see and find this product all the same, with Vietnamese in these places. Once all of it is there, Google is told of its English page.',
  missingInList: { one: '{count} text missing in English', other: '{count} texts missing in English' },
  missingProducer:
    'Your introduction is not in English yet: visitors of the English pages meet Vietnamese there, and Google is not told of your English page.',
  text_title: 'Name',
  text_summary: 'One sentence',
  text_description: 'Description',
  text_story: 'Story',
  text_size: 'Name of size {number}',
  text_photo: 'Description of photo {number}',
} as const satisfies Translation<typeof vi>;

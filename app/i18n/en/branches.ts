import type { Translation } from '#app/i18n/messages.ts';
import type { branches as vi } from '#app/i18n/vi/branches.ts';

export const branches: Translation<typeof vi> = {
  group_I: 'Food',
  group_II: 'Drinks',
  group_III: 'Medicinal herbs',
  group_IV: 'Crafts',
  group_V: 'Ornamental plants and animals',
  group_VI: 'Community tourism',
};

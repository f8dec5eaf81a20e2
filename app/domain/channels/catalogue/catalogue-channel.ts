import { catalogueRules } from '#app/domain/channels/catalogue/rules.ts';
import type { Channel } from '#app/domain/channels/channel.ts';

/** The market's own catalogue, XLSX or CSV, for wholesale buyers and offices. */
export const catalogueChannel: Channel = {
  code: 'catalogue',
  name: 'Danh mục của chợ',
  rules: catalogueRules,
  how: 'howCatalogue',
};

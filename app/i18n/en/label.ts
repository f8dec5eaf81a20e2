import type { Translation } from '#app/i18n/messages.ts';
import type { label as vi } from '#app/i18n/vi/label.ts';

export const label = {
  name: 'Name of the goods',
  responsible_organisation: 'Responsible organisation',
  origin: 'Origin',
  quantity: 'Net weight or volume',
  production_date: 'Production date',
  expiry: 'Shelf life',
  ingredients: 'Ingredients',
  nutrition: 'Nutrition',
  usage_and_storage: 'Use and storage',
  warnings: 'Warnings',
  alcohol_by_volume: 'Alcohol (% vol)',
  volume: 'Volume',
  storage: 'Storage',
  batch: 'Batch',
  declaration_number: 'Declaration or registration number',
  disclaimer: 'Compulsory notice',
  material: 'Material',
  size: 'Size',
  care: 'Care',
  service_terms: 'What the service includes',
} as const satisfies Translation<typeof vi>;

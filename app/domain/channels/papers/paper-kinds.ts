import { z } from 'zod';

/**
 * Papers that platforms and laws ask for (domain: food safety decree 15/2018, with its art. 27 on advertising, alcohol law
 * 44/2019 art. 16, label decree 37/2026). The list grows; a kind that is not listed is "other".
 */
export const paperKinds = [
  'business-registration',
  'ocop-decision',
  'food-safety',
  'food-safety-commitment',
  'self-declaration',
  'product-registration',
  'test-report',
  'alcohol-licence',
  'cosmetic-declaration',
  'advertising-confirmation',
  'trademark',
  'label',
  'other',
] as const;

export type PaperKind = (typeof paperKinds)[number];

export const paperKind = z.enum(paperKinds);

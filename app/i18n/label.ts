/** Names of label content. */
import { label as en } from '#app/i18n/en/label.ts';
import { joinMessages } from '#app/i18n/messages.ts';
import { label as vi } from '#app/i18n/vi/label.ts';

export const labelMessages = joinMessages(vi, en);
export type LabelField = keyof typeof vi;

/** True for a label field that has a name in every language; others show their field name. */
export function isLabelField(field: string): field is LabelField {
  return Object.hasOwn(vi, field);
}

import { TextField, type TextFieldProps } from '#app/components/text-field.tsx';
import { formatDate } from '#app/i18n/format.ts';
import { isLocalDate } from '#app/server/local-date.ts';

/** An example of a day as it is typed: the same in both languages, because a number cannot say which part is the month. */
export const DAY_EXAMPLE = '14/10/2024';

/** A day as it stands in a field: 14/10/2024. What is no day, and was typed so, stays as it was typed. */
export function dayInField(day: string): string {
  return isLocalDate(day) ? formatDate('vi', day) : day;
}

type DayFieldProps = Omit<TextFieldProps, 'type' | 'defaultValue' | 'inputMode' | 'placeholder'> & {
  /** `2024-10-14`, or what was typed before. */
  defaultValue: string;
  /** Where a day to come is asked for. */
  example?: string;
};

/**
 * A day, typed as it is written here. Not the browser's own field: that one follows the browser's language and turns the
 * fourteenth of October into 10/14.
 */
export function DayField({ defaultValue, example = DAY_EXAMPLE, ...field }: DayFieldProps) {
  return (
    <TextField {...field} inputMode="numeric" placeholder={example} defaultValue={dayInField(defaultValue)} />
  );
}

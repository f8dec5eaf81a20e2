import { demoSteps as en } from '#app/i18n/en/demo-steps.ts';
import { joinMessages, translate } from '#app/i18n/messages.ts';
import { demoSteps as vi } from '#app/i18n/vi/demo-steps.ts';

export const demoStepMessages = joinMessages(vi, en);

/**
 * A text of the register in English where it is one of the demo market's own, else null: those are stored as a
 * register's Vietnamese words are.
 */
export function demoStepInEnglish(text: string): string | null {
  return english.get(text) ?? null;
}

/** The other way, for a list that was downloaded in English and comes back. */
export function demoStepInVietnamese(text: string): string | null {
  return vietnamese.get(text) ?? null;
}

const offices = ['economyOffice', 'digitalTeam', 'peoplesCommittee'] as const;
/** Of the sample register, and of any that writes the same words. */
const reasons = ['lacksFoodSafetyPapers', 'lacksPhotos', 'lacksAccount', 'notReached'] as const;
const acts = [
  'foodSafetyPapers',
  'visitForNumber',
  'openShopTogether',
  'photoSession',
  'meetProducer',
  'lookedAt',
] as const;

const inVietnamese = translate(demoStepMessages, 'vi');
const inEnglish = translate(demoStepMessages, 'en');
const english: ReadonlyMap<string, string> = new Map([
  ...[...reasons, ...acts].map((act): [string, string] => [inVietnamese(act), inEnglish(act)]),
  ...offices.flatMap((office) =>
    (['commune', 'ward'] as const).map((unit): [string, string] => [
      inVietnamese(office, { unit: inVietnamese(unit) }),
      inEnglish(office, { unit: inEnglish(unit) }),
    ]),
  ),
]);
const vietnamese: ReadonlyMap<string, string> = new Map([...english].map(([own, other]) => [other, own]));

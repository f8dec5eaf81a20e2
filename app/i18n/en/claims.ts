import type { Translation } from '#app/i18n/messages.ts';
import type { claims as vi } from '#app/i18n/vi/claims.ts';

/** Words that a listing should not hold: why, and what to write instead. */
export const claims: Translation<typeof vi> = {
  wordsFound: {
    one: '{count} place to mend before you send this:',
    other: '{count} places to mend before you send this:',
  },
  instead: 'How to mend it:',

  reason_cure: 'promises a cure. Food may not be described as a medicine.',
  instead_cure:
    'leave the idea out and tell of taste and making, such as “gently bitter, sweet after, pan-fired”.',
  reason_illness: 'speaks of an illness. Only medicines and registered health foods may.',
  instead_illness:
    'leave the illness out and say when and how it is taken, such as “a warm cup after a meal”.',
  reason_body: 'promises something for the health. That needs a registered declaration.',
  instead_body: 'name what is in it and how it tastes, such as “clear taste, ginger scent, no added sugar”.',
  reason_best: 'is praise above all others and needs papers that prove it.',
  instead_best:
    'say what a buyer can see, such as “one bud, two leaves, picked by hand”, or a prize with its year.',
  reason_warrant: 'is a promise that is hard to prove.',
  instead_warrant: 'promise what you can keep, such as “a broken box is replaced within 7 days”.',
  reason_contact:
    'is a way to contact you. Platforms lock listings with a phone number or a link to elsewhere.',
  instead_contact: 'take it out of this text; buyers call the number in your introduction.',
  reason_star: 'is not what the OCOP register says: today this product has {stars} stars.',
  reason_starNone: 'is not what the OCOP register says: today this product has no valid stars.',
  instead_star: 'leave the stars out; the market shows them beside the name while they are valid.',
  reason_ocop: 'is not what the OCOP register says: today this product has no valid recognition.',
  instead_ocop: 'leave the word out; the market shows it beside the name once it is recognised.',
};

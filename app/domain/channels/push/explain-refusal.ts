import { z } from 'zod';
import { hasCategories } from '#app/domain/channels/categories/category-rule.ts';
import type { Channel } from '#app/domain/channels/channel.ts';
import type { PaperKind } from '#app/domain/channels/papers/paper-kinds.ts';
import type { PlatformRefusal } from '#app/domain/channels/platform/platform.ts';
import {
  anyPlace,
  ownPlaceOf,
  placeOfRefusal,
  type RefusalPlace,
  type RefusedTexts,
  type SpokenPlace,
  seenIn,
  type TextsSeen,
} from '#app/domain/channels/push/place-of-refusal.ts';
import { wordsAt } from '#app/domain/channels/push/words-at-field.ts';
import type { RefusalWords } from '#app/i18n/refusals.ts';

/** A refusal as people read it. */
export type ExplainedRefusal = {
  words: RefusalWords;
  /** Where in the listing it is mended; null where it is not mended there, or nobody can tell where. */
  field: string | null;
  /** Other places that it speaks of; with `field` null, all that could be meant. */
  alsoAt?: readonly string[];
  /** Of "papers": the kinds of which one mends it. */
  liftedBy?: readonly PaperKind[];
  /** What the platform itself said, or what our own check names as missing; null where that adds nothing. */
  platformWords: string | null;
  /** The words are our own check's: the platform has said nothing. */
  isOwn: boolean;
  /** How it goes there again once it is mended; null where nobody asked, or the words say themselves what is next. */
  next: NextPush | null;
  /** How far the producer has come since with mending it; absent while nothing was changed, or where nobody asked. */
  mended?: MendedState;
};

/** Staff look at the change first; it goes there by itself now; it goes there when it is pushed again. */
export type MendedState = 'waiting' | 'sending' | 'again';

/** By itself, as the shop follows its listings; or only when it is pushed again. */
export type NextPush = 'itself' | 'again';

/**
 * How a product that was refused gets there again once it is mended: what the platform has not taken, or has deleted, and
 * what stands in a shop that does not follow, goes only when it is pushed.
 */
export function nextPush(
  shop: { followsListing: boolean },
  product: { externalId: string | null },
): NextPush {
  return shop.followsListing && product.externalId !== null ? 'itself' : 'again';
}

/** Words that say what is to be done next themselves: nothing in the listing mends it, or not that alone. */
const saysWhatIsNext: ReadonlySet<RefusalWords> = new Set([
  'busy',
  'stop',
  'removed',
  'suspended',
  'suspendedFor',
  'exists',
  'skuTaken',
  'notThere',
]);

/** Reasons of our own, which have no words of the platform to show; the message of an attribute is its name. */
const own: Readonly<Record<string, RefusalWords>> = {
  'push:not-ready': 'notReady',
  'push:category': 'categoryMissing',
  'push:attribute': 'attributeMissing',
  'push:busy': 'busy',
  'push:no-answer': 'busy',
  'push:stop': 'stop',
  'push:removed': 'removed',
  'push:suspended': 'suspended',
  'push:exists': 'exists',
  'push:not-there': 'notThere',
};

/** What may have anything in the listing, or a paper, as its cause: where no field is named, all of it could be meant. */
const namesNothing: ReadonlySet<RefusalWords> = new Set(['unknown', 'review', 'policy']);

/** A paper lifts it as well, whatever field the code names: goods that nobody may sell without one. */
const liftedByPapers: ReadonlySet<RefusalWords> = new Set(['categoryClosed', 'policy']);

/**
 * By the channel's own table first, then by the field; what is in neither is left to the platform's words, from which is
 * read where it is mended: what is said then is what is usual at that place. Where they do not tell either, all that could
 * be meant is named.
 * @param texts of the listing as the platform had them before it, where they are at hand.
 */
export function explainRefusal(
  channel: Pick<Channel, 'refusals'> & Partial<Pick<Channel, 'rules'>>,
  { code, message, field }: PlatformRefusal,
  next: NextPush | null = null,
  texts: TextsSeen | null = null,
): ExplainedRefusal {
  const known = channel.refusals?.[code];
  const isOwn = code.startsWith('push:');
  // A product that may not be sold is one thing, a word in its texts that may not be used another.
  const isOfWords = known?.words === 'policy' && field !== null && /^(?:title|description)/.test(field);
  const told = field ?? known?.field ?? null;
  const isTold = told !== null || isOwn || (known !== undefined && saysWhatIsNext.has(known.words));
  const spoken = isTold ? null : placeOfRefusal(message, texts);
  const atPlace = spoken ? wordsOfPlace(spoken) : wordsAt(field ?? '');
  const words =
    own[code] ??
    (isOfWords ? 'policyWords' : known?.words === 'review' ? (atPlace ?? 'review') : known?.words) ??
    atPlace ??
    'unknown';
  const says = isOwn && code !== 'push:attribute' ? '' : message.trim();
  return {
    words,
    ...(spoken
      ? spokenPlace(channel, words, spoken, texts)
      : codedPlace(words, ownPlaceOf(told, texts), message)),
    platformWords: says === '' ? null : says,
    isOwn,
    next: saysWhatIsNext.has(words) ? null : next,
  };
}

/** What is said of words in which a place was read: what is usual there, or that they speak of several. */
function wordsOfPlace({ field, alsoAt = [], isOfShipping }: SpokenPlace): RefusalWords | null {
  if (isOfShipping) return 'atShipping';
  if (field === null) return null;
  return alsoAt.length > 0 ? 'atSeveral' : wordsAt(field);
}

function spokenPlace(
  { rules = [] }: Partial<Pick<Channel, 'rules'>>,
  words: RefusalWords,
  { isOfShipping: _, ...spoken }: SpokenPlace,
  texts: TextsSeen | null,
): RefusalPlace {
  if (spoken.field !== null || !namesNothing.has(words)) return spoken;
  return anyPlace(texts, { hasCategories: hasCategories({ rules }) });
}

/** Which paper is asked for stands in the words, also where a code says that it is one. */
function codedPlace(words: RefusalWords, field: string | null, message: string): RefusalPlace {
  if (field === 'papers') return { field, liftedBy: placeOfRefusal(message, null).liftedBy ?? [] };
  return field !== null && liftedByPapers.has(words) ? { field, alsoAt: ['papers'] } : { field };
}

const textsSeen = z.object({
  hasOwnTitle: z.boolean(),
  hasOwnDescription: z.boolean(),
  quoted: z.record(z.string(), z.array(z.string())),
}) satisfies z.ZodType<TextsSeen>;

const kept = z
  .array(
    z.object({
      code: z.string(),
      message: z.string(),
      field: z.string().nullable(),
      texts: textsSeen.nullish().catch(null),
    }),
  )
  .nullable()
  .catch(null);

/** What a row keeps of the texts that a refusal was said of; null where it does not. */
export function keptTexts(refusal: unknown, { code, message }: PlatformRefusal): TextsSeen | null {
  const same = kept.parse(refusal)?.find((one) => one.code === code && one.message === message);
  return same?.texts ?? null;
}

/**
 * Refusals as a row keeps them, as people read them.
 * @param texts of the listing as they stand today, for what was kept without those that it was said of.
 */
export function explainKept(
  channel: Pick<Channel, 'refusals'> & Partial<Pick<Channel, 'rules'>>,
  refusal: unknown,
  next: NextPush | null = null,
  texts: RefusedTexts | null = null,
): ExplainedRefusal[] {
  const explained = (kept.parse(refusal) ?? []).map(({ texts: then, ...one }) =>
    explainRefusal(channel, one, next, then ?? (texts && seenIn(one.message, texts))),
  );
  // With reasons, these are what is to be mended; that it is locked only says what came of them.
  const [first, ...reasons] = explained;
  if (first?.words !== 'suspended' || reasons.length === 0) return explained;
  return [{ ...first, words: 'suspendedFor' }, ...reasons];
}

/** The code of the first refusal that a row keeps, by which a producer is told of it; null where it keeps none. */
export function firstCode(refusal: unknown): string | null {
  return kept.parse(refusal)?.[0]?.code ?? null;
}

/** Whether what a row keeps says that the platform was last asked without an answer. */
export function endedUnheard(refusal: unknown): boolean {
  return (kept.parse(refusal) ?? []).some(({ code }) => code === 'push:no-answer');
}

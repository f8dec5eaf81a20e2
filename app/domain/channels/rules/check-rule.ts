import type {
  ChannelListing,
  ChannelPhoto,
  ChannelVariant,
} from '#app/domain/channels/listing/channel-listing.ts';
import type { ChannelRule, FieldValue, RuleCheck } from '#app/domain/channels/rules/channel-rule.ts';
import { isMarketGtin } from '#app/domain/channels/rules/is-market-gtin.ts';
import { keepLast } from '#app/domain/channels/rules/keep-last.ts';
import {
  type Reading,
  readings,
  type TextForms,
  textForms,
} from '#app/domain/channels/rules/rule-readings.ts';
import { composedLength } from '#app/domain/channels/rules/text-length.ts';

export type Failure = {
  rule: ChannelRule;
  /** Field path in the listing: "titleVi", "variants.1.priceVnd", "photos.0". */
  path: string;
  variantCode: string | null;
  params: Record<string, string | number>;
};

/** A rule made ready to be asked of many listings. */
export type CompiledRule = {
  rule: ChannelRule;
  /** Adds every breach to `failures`; returns how many values were looked at (0: the rule does not apply). */
  check(listing: ChannelListing, failures: Failure[]): number;
};

/**
 * Settles once what a rule looks at and how, so that asking it of a listing costs little and a kept rule nothing.
 * @param today local day, for the tables that a rule leans on.
 */
export function compileRule(rule: ChannelRule, today: string): CompiledRule {
  const reading = typeof rule.field === 'string' ? readings[rule.field] : { ...rule.field, ...textForms() };
  if (rule.check.kind === 'distinct') return { rule, check: distinctCheck(rule, reading) };
  const breach = breachOf(rule.check, reading, today);
  switch (reading.of) {
    case 'listing': {
      const { path, read } = reading;
      return {
        rule,
        check(listing, failures) {
          const value = read(listing, today);
          if (value === undefined) return 0;
          const params = breach(value);
          if (params) failures.push({ rule, path, variantCode: null, params });
          return 1;
        },
      };
    }
    case 'photos': {
      const { most, read } = reading;
      return {
        rule,
        check({ photos }, failures) {
          const count = Math.min(photos.length, most);
          let asked = 0;
          for (let index = 0; index < count; index += 1) {
            const value = read(photos[index] as ChannelPhoto);
            if (value === undefined) continue;
            asked += 1;
            const params = breach(value);
            if (params) failures.push({ rule, path: `photos.${index}`, variantCode: null, params });
          }
          return asked;
        },
      };
    }
    case 'variants': {
      const { name, read, least } = reading;
      return {
        rule,
        check({ variants }, failures) {
          if (variants.length < least) return 0;
          let asked = 0;
          for (let index = 0; index < variants.length; index += 1) {
            const variant = variants[index] as ChannelVariant;
            const value = read(variant);
            if (value === undefined) continue;
            asked += 1;
            const params = breach(value);
            if (params) {
              const path = `variants.${index}.${name}`;
              failures.push({ rule, path, variantCode: variant.publicCode, params });
            }
          }
          return asked;
        },
      };
    }
  }
}

/** Answers with the params of the breach's message, or null when the value is right. */
type Breach = (value: FieldValue) => Record<string, string | number> | null;

function breachOf(
  check: Exclude<RuleCheck, { kind: 'distinct' }>,
  { compose, lower, shapeIn, claimsOf }: TextForms,
  today: string,
): Breach {
  switch (check.kind) {
    case 'present':
      return (value) => (isBlank(value) ? {} : null);
    case 'length': {
      const isOutside = outside(check);
      const { min = 1, max = Number.POSITIVE_INFINITY } = check;
      const surelyShort = min <= 1 ? max / longestGrowth[check.count] : 0;
      return (value) => {
        if (isBlank(value) || (typeof value === 'string' && value.length <= surelyShort)) return null;
        const actual = composedLength(compose(String(value)), check.count);
        return isOutside(actual) ? { ...bounds(check), actual } : null;
      };
    }
    case 'count': {
      const isOutside = outside(check);
      return (value) => {
        const actual = Array.isArray(value) ? value.length : 0;
        // An empty list is the business of the rule that asks for one at least.
        if (actual === 0 && (check.min ?? 0) > 1) return null;
        return isOutside(actual) ? { ...bounds(check), actual } : null;
      };
    }
    case 'number': {
      const isOutside = outside(check);
      return (value) => {
        if (value === null) return null;
        const actual = Number(value);
        const wrong =
          !Number.isFinite(actual) || (check.whole && !Number.isInteger(actual)) || isOutside(actual);
        return wrong ? { ...bounds(check), actual } : null;
      };
    }
    case 'pattern': {
      // Without the flags by which a pattern would go on from where it last matched.
      const whole = new RegExp(`^(?:${check.pattern.source})$`, check.pattern.flags.replace(/[gy]/g, ''));
      return (value) => (isBlank(value) || whole.test(String(value)) ? null : { actual: String(value) });
    }
    case 'without':
      return (value) => {
        const found = shapeIn(check.shapes, lower(String(value ?? '')));
        return found === null ? null : { found };
      };
    case 'withoutClaims': {
      const claimIn = claimsOf(check.level, today);
      return (value) => {
        const found = claimIn(lower(String(value ?? '')));
        return found === null ? null : { found };
      };
    }
    case 'gtin':
      return (value) => (isBlank(value) || isMarketGtin(String(value)) ? null : { actual: String(value) });
    case 'webUrl':
      return (value) => (isBlank(value) || isWebUrl(String(value)) ? null : { actual: String(value) });
    case 'oneOf':
      return (value) => (check.values.includes(value as string | boolean) ? null : { actual: String(value) });
    case 'noneOf':
      return (value) => (check.values.includes(value as string | boolean) ? { actual: String(value) } : null);
  }
}

/** Only variants come in numbers that a rule wants apart. */
function distinctCheck(rule: ChannelRule, reading: Reading): CompiledRule['check'] {
  if (reading.of !== 'variants') throw new Error(`rule ${rule.id}: only variants can be distinct`);
  const { name, read, compose } = reading;
  const keyOf = (variant: ChannelVariant) => compose(String(read(variant) ?? '')).toLowerCase();
  return ({ variants }, failures) => {
    if (variants.length < 2) return 0;
    const seen = new Map<string, number>();
    for (const variant of variants) seen.set(keyOf(variant), (seen.get(keyOf(variant)) ?? 0) + 1);
    variants.forEach((variant, index) => {
      const value = read(variant);
      if (value === undefined || isBlank(value) || seen.get(keyOf(variant)) === 1) return;
      const params = { actual: String(value) };
      failures.push({ rule, path: `variants.${index}.${name}`, variantCode: variant.publicCode, params });
    });
    return variants.length;
  };
}

/** Nearly every text does, and looking takes less than asking a pattern. */
function beginsPlainly(text: string): boolean {
  const first = text.charCodeAt(0);
  return first > 0x20 && first < 0x7f;
}

function isBlank(value: FieldValue): boolean {
  if (value === null) return true;
  if (typeof value === 'string') return !(beginsPlainly(value) || /\S/.test(value));
  return Array.isArray(value) ? value.length === 0 : false;
}

/** How many code points or bytes one UTF-16 unit can at most become in NFC (unicode.org/faq/normalization, 12). */
const longestGrowth = { codePoints: 3, bytes: 9 };

function outside({ min, max }: { min?: number; max?: number }): (actual: number) => boolean {
  return (actual) => (min !== undefined && actual < min) || (max !== undefined && actual > max);
}

function bounds({ min, max }: { min?: number; max?: number }): Record<string, number> {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function isWebUrl(text: string): boolean {
  const [, origin] = ownAddress.exec(text) ?? [];
  return isParsed(origin ?? text);
}

/** An origin, and behind it a path that no origin goes wrong with. */
const ownAddress = /^(https?:\/\/[^/]+)\/[\w./%-]*$/;

/** Nearly all addresses of a market begin alike. */
const isParsed = keepLast((text) => URL.canParse(text) && /^https?:/i.test(text.trimStart()));

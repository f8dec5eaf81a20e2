import {
  type PlatformRefusal,
  PlatformTrouble,
  type PlatformTroubleKind,
} from '#app/domain/channels/platform/platform.ts';

/** What TikTok Shop's codes ask of us; from "Common errors" and the lists of each call. The others are about the product. */
const kinds: Readonly<Record<string, PlatformTroubleKind>> = {
  105002: 'token',
  // The token belongs to another kind of user or another shop.
  101000: 'reauthorise',
  // The seller has not granted what the call needs.
  105005: 'reauthorise',
  36004004: 'reauthorise',
  106001: 'stop',
  106013: 'stop',
  36009009: 'stop',
  36009010: 'stop',
  36009014: 'stop',
  36009033: 'stop',
  12052700: 'stop',
  12052704: 'stop',
  12052995: 'stop',
  36009002: 'rate',
  // How many products a shop may list on a day; the page gives no hour at which it opens again.
  12052093: 'quota',
  12052109: 'quota',
  // A create may have gone through behind these; the key that it carries makes it safe to ask first.
  12001000: 'no-answer',
  36009003: 'no-answer',
  36009007: 'no-answer',
  12052881: 'no-answer',
};

/** 36009004 stands for everything that the gateway dislikes; only its words tell what. */
const gatewayCode = '36009004';
const gatewayWords: ReadonlyArray<{ words: RegExp; kind: PlatformTroubleKind }> = [
  { words: /access[_-]token/i, kind: 'token' },
  { words: /timestamp/i, kind: 'clock' },
  { words: /app_key|signature|shop_cipher|shop_id|api version/i, kind: 'stop' },
];

/** Where in the listing it is mended, by code. */
const fields: Readonly<Record<string, string>> = {
  12052051: 'titleVi',
  12052261: 'titleVi',
  12052262: 'titleVi',
  12052263: 'titleVi',
  12052931: 'titleVi',
  12019006: 'descriptionVi',
  12052013: 'descriptionVi',
  12052015: 'descriptionVi',
  12052344: 'descriptionVi',
  12052346: 'descriptionVi',
  12052932: 'descriptionVi',
  12052002: 'category',
  12052023: 'category',
  12052024: 'category',
  12052025: 'category',
  12052104: 'category',
  12052182: 'category',
  12052217: 'category',
  12052220: 'category',
  12052221: 'category',
  12052223: 'category',
  12052225: 'category',
  12052226: 'category',
  12052227: 'category',
  12052230: 'category',
  12052247: 'category',
  12052256: 'category',
  12052446: 'category',
  12019013: 'brand',
  12052026: 'brand',
  12052200: 'brand',
  12052201: 'brand',
  12052208: 'brand',
  12019116: 'photos',
  12038002: 'photos',
  12038004: 'photos',
  12038005: 'photos',
  12038014: 'photos',
  12038015: 'photos',
  12052028: 'photos',
  12052300: 'photos',
  12052301: 'photos',
  12052302: 'photos',
  12052304: 'photos',
  12052306: 'photos',
  12052012: 'variants.0.priceVnd',
  12052038: 'variants.0.priceVnd',
  12052073: 'variants.0.priceVnd',
  12052570: 'variants.0.priceVnd',
  12019024: 'variants.0.stock',
  12052037: 'variants.0.stock',
  12052055: 'variants.0.stock',
  12052393: 'variants.0.stock',
  12052054: 'variants.0.sku',
  12052591: 'variants.0.gtin',
  12052592: 'variants.0.gtin',
  12052242: 'variants.0.nameVi',
  12052249: 'variants.0.nameVi',
  12052251: 'variants.0.nameVi',
  12052560: 'variants.0.nameVi',
  12052934: 'variants.0.nameVi',
  12019011: 'variants.0.weightGrams',
  12052006: 'variants.0.weightGrams',
  12052181: 'variants.0.weightGrams',
  12019012: 'variants.0.lengthCm',
  12052003: 'variants.0.heightCm',
  12052004: 'variants.0.widthCm',
  12052005: 'variants.0.lengthCm',
  12052116: 'variants.0.lengthCm',
};

export function tiktokShopTrouble(code: string, message: string, retryAfterMs?: number): PlatformTrouble {
  const kind = kindOf(code, message);
  return new PlatformTrouble(kind, `TikTok Shop: ${code}`, {
    refusals: kind === 'refused' ? [tiktokShopRefusal(code, message)] : [],
    retryAfterMs,
  });
}

function kindOf(code: string, message: string): PlatformTroubleKind {
  if (code !== gatewayCode) return kinds[code] ?? 'refused';
  return gatewayWords.find(({ words }) => words.test(message))?.kind ?? 'refused';
}

export function tiktokShopRefusal(code: string, message: string, field?: string): PlatformRefusal {
  return { code, message, field: field ?? fields[code] ?? null };
}

export function refuse(refusals: readonly PlatformRefusal[]): never {
  throw new PlatformTrouble('refused', 'TikTok Shop: not as it must be', { refusals });
}

/** What reviewers turned down, in their words; `position` names it in words of their own, for which there is no list. */
export function auditRefusals(
  reasons: ReadonlyArray<{
    position?: string | null | undefined;
    reasons?: readonly string[] | null | undefined;
    suggestions?: readonly string[] | null | undefined;
  }>,
): PlatformRefusal[] {
  return reasons.map((one) => ({
    code: 'AUDIT',
    message: [...(one.reasons ?? []), ...(one.suggestions ?? [])].filter(Boolean).map(asSentence).join(' '),
    field: positions.find(({ words }) => words.test(one.position ?? ''))?.field ?? null,
  }));
}

/** Reviewers leave the full stop out; the next sentence would read as part of it. */
function asSentence(text: string): string {
  const words = text.trim();
  return /[.!?…]["”']?$/u.test(words) ? words : `${words}.`;
}

const positions: ReadonlyArray<{ words: RegExp; field: string }> = [
  { words: /title|name/i, field: 'titleVi' },
  { words: /description/i, field: 'descriptionVi' },
  { words: /image|picture|photo/i, field: 'photos' },
  { words: /categor/i, field: 'category' },
  { words: /brand/i, field: 'brand' },
  { words: /price/i, field: 'variants.0.priceVnd' },
];

/**
 * A first look at a photo's quality: advice, never a refusal. Somebody photographing at a kitchen table in the
 * evening is told what would sell better, and may go on.
 */
export interface PhotoMeasures {
  /** Pixels of the upright photo, before it was scaled down. */
  width: number;
  height: number;
  /** Mean lightness, 0 black to 255 white. */
  brightness: number;
  /** Lightness that 5 % of the pixels exceed, 0 to 255. */
  highlight: number;
  /** 90th percentile, over a grid of tiles, of the variance of the Laplacian on a 640 px grey picture. */
  sharpness: number;
}

export const PHOTO_TIPS = ['very_small', 'too_small', 'too_dark', 'blurred'] as const;
/** Stored as `image.findings`; each has a text in the media messages. */
export type PhotoTip = (typeof PHOTO_TIPS)[number];

/** Below this short side some platforms refuse the picture (Google: 500 px from 2027-01-31). Pixels. */
const PLATFORM_MINIMUM = 500;
/** Shopee and TikTok Shop show a zoom from about here on. Pixels. */
const COMFORTABLE = 1000;
/** Sharp phone photos of goods measure 150 to 3000, shaken ones below 60: see the test's pictures. */
const BLURRED_BELOW = 60;
const DARK_MEAN = 60;
const DARK_HIGHLIGHT = 140;

/** The tips for a photo, the most important first; empty when it is fine. */
export function photoTips(measures: PhotoMeasures): Array<PhotoTip> {
  const tips: Array<PhotoTip> = [];
  const shortSide = Math.min(measures.width, measures.height);
  if (shortSide < PLATFORM_MINIMUM) tips.push('very_small');
  else if (shortSide < COMFORTABLE) tips.push('too_small');
  // Bright goods on a dark cloth are dark on average, but not where it counts.
  const dark = measures.brightness < DARK_MEAN && measures.highlight < DARK_HIGHLIGHT;
  if (dark) tips.push('too_dark');
  // Noise and darkness hide the edges, so a dark photo is not called blurred as well.
  else if (measures.sharpness < BLURRED_BELOW) tips.push('blurred');
  return tips;
}

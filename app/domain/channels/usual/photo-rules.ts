import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import { blocking, type Grounds } from '#app/domain/channels/usual/grounds.ts';

/** Rows about photos. */

export function photosAtLeast(min: number, about: Grounds): ChannelRule {
  return {
    id: min > 1 ? 'photo-few' : 'photo',
    field: 'photos',
    check: { kind: 'count', min },
    severity: min > 1 ? 'warning' : 'blocking',
    fix: min > 1 ? 'fixPhotoFew' : 'fixPhotoMissing',
    ...about,
  };
}

/** Smaller side of the cover in pixels. */
export function coverAtLeast(min: number, about: Grounds): ChannelRule {
  return {
    id: 'photo-side',
    field: 'cover.side',
    check: { kind: 'number', min },
    ...blocking,
    fix: 'fixPhotoSmall',
    ...about,
  };
}

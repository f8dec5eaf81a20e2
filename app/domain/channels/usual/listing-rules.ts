import type { ChannelRule } from '#app/domain/channels/rules/channel-rule.ts';
import { blocking, type Grounds, warning } from '#app/domain/channels/usual/grounds.ts';

/** Rows about what a listing is and belongs to. */

/** Community tourism is sold as a service, not sent as a parcel. */
export function noServices(about: Grounds): ChannelRule {
  return {
    id: 'service',
    field: 'setCode',
    check: { kind: 'noneOf', values: ['QD26-26'] },
    ...blocking,
    closes: true,
    fix: 'fixService',
    ...about,
  };
}

/** The platform's own category was chosen: in a file the seller can still choose it, a create without it is refused. */
export function categoryChosen(about: Grounds): ChannelRule {
  return {
    id: 'category',
    field: { of: 'listing', path: 'category', read: ({ category }) => category },
    check: { kind: 'present' },
    isNeededToPush: true,
    ...blocking,
    fix: 'fixCategory',
    ...about,
  };
}

export function brandAtMost(max: number, about: Grounds): ChannelRule {
  return {
    id: 'brand-length',
    field: 'brand',
    check: { kind: 'length', max, count: 'codePoints' },
    ...warning,
    fix: 'fixBrandLong',
    ...about,
  };
}

export function brandGiven(about: Grounds): ChannelRule {
  return {
    id: 'brand',
    field: 'brand',
    check: { kind: 'present' },
    ...warning,
    fix: 'fixBrandMissing',
    ...about,
  };
}

export function setChosen(about: Grounds): ChannelRule {
  return {
    id: 'product-set',
    field: 'setCode',
    check: { kind: 'present' },
    ...warning,
    fix: 'fixProductSet',
    ...about,
  };
}

export function linkRight(about: Grounds): ChannelRule {
  return { id: 'link', field: 'link', check: { kind: 'webUrl' }, ...blocking, fix: 'fixLink', ...about };
}

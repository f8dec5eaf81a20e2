import { channels } from '#app/domain/channels/registry.server.ts';
import type { ChannelWords } from '#app/i18n/channels.ts';

/** A channel as the list of channels shows it. */
export type ChannelCard = {
  code: string;
  name: string;
  how: ChannelWords | null;
  isExperimental: boolean;
  /** Public addresses of the files that the platform fetches. */
  feeds: string[];
  hasTemplate: boolean;
  hasPack: boolean;
  hasPlatform: boolean;
};

/** Every channel, in the order of the registry. */
export function channelCards(): ChannelCard[] {
  return channels.map(({ code, name, how, isExperimental, feeds, template, pack, platform }) => ({
    code,
    name,
    how: how ?? null,
    isExperimental: isExperimental === true,
    feeds: Object.keys(feeds ?? {}).map((format) => `/feeds/${code}.${format}`),
    hasTemplate: template !== undefined,
    hasPack: pack !== undefined,
    hasPlatform: platform !== undefined,
  }));
}

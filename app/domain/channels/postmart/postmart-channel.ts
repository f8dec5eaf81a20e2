import type { Channel } from '#app/domain/channels/channel.ts';
import { postmartRules } from '#app/domain/channels/postmart/rules.ts';

/** Postmart, since 2024 Buudien.vn: staff of the post office key products in from a pack. */
export const postmartChannel: Channel = {
  code: 'postmart',
  name: 'Postmart (Buudien.vn)',
  rules: postmartRules,
  how: 'howPostmart',
};

import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Command } from '#app/cli/command.ts';
import { atMost, mustBeFree, needed, personPath } from '#app/cli/read-arguments.ts';
import { channelFileOptions, readChannelFileWish } from '#app/cli/shared-options.ts';
import { openExport } from '#app/domain/channels/exports/read-export.server.ts';
import { makePackFor } from '#app/domain/channels/pack/make-pack.server.ts';
import { LEAST_SIDE } from '#app/domain/channels/pack/pack-content.ts';
import { translate } from '#app/i18n/messages.ts';
import { packMessages } from '#app/i18n/packs.ts';

export const channelPack: Command = {
  name: 'channel:pack',
  usage: `channel:pack CHANNEL --producer CODE --out FILE [--only-changes] [--images-only] [--json]
    Makes a hand-over pack of a producer's published listings (postmart, tiki, …) and keeps it on record.
    --out FILE       where to write the zip: a file that is not there yet
    --only-changes   only what is new or changed since the last file for the channel
    --images-only    photos alone, as many as the channel takes
    --language vi|en of the messages
    JSON: {file, exportId, listings: n, photos: [{listingId, title, number, problem, side}], leftOut: [title]}; problem
    is missing, heavy, small, or none for a product without a photo; leftOut is what the channel does not take.
    Ends with 0 when every photo is fine and nothing was left out, 2 when something needs a look, 1 when nothing was
    made.`,
  async run(context, args, { out, err }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...channelFileOptions,
        'images-only': { type: 'boolean', default: false },
      },
    });
    atMost(positionals, 1);
    const { language, channelCode, producerId, onlyChanges } = await readChannelFileWish(
      context,
      positionals[0],
      values,
      ({ pack }) => pack !== undefined,
    );
    const target = personPath(needed(values.out, 'Say where to write it: --out FILE.zip.'));
    mustBeFree(target);
    const { exportId, listings, photos, leftOut } = await makePackFor(context, producerId, {
      channelCode,
      changesOnly: onlyChanges,
      imagesOnly: values['images-only'],
    });
    const { file } = await openExport(context, producerId, exportId);
    await pipeline(file.stream, createWriteStream(target, { flags: 'wx' }));
    if (values.json) out(JSON.stringify({ file: target, exportId, listings, photos, leftOut }));
    else {
      out(target);
      const t = translate(packMessages, language);
      for (const { title, number, problem, side } of photos)
        err(t(`photo_${problem}`, { title, number, side, least: LEAST_SIDE }));
      if (leftOut.length > 0) err([t('leftOut'), ...leftOut.map((title) => `- ${title}`)].join('\n'));
    }
    return photos.length + leftOut.length > 0 ? 2 : 0;
  },
};

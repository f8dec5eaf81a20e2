import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Command } from '#app/cli/command.ts';
import { atMost, mustTakeFile, needed, personPath } from '#app/cli/read-arguments.ts';
import { refuseUnknownListings } from '#app/cli/refuse-unknown-listings.ts';
import { channelFileOptions, readChannelFileWish } from '#app/cli/shared-options.ts';
import { changesSinceExport } from '#app/domain/channels/exports/changes-since-export.server.ts';
import { openExport } from '#app/domain/channels/exports/read-export.server.ts';
import { makePackFor } from '#app/domain/channels/pack/make-pack.server.ts';
import { LEAST_SIDE } from '#app/domain/channels/pack/pack-content.ts';
import { translate } from '#app/i18n/messages.ts';
import { packMessages } from '#app/i18n/packs.ts';

export const channelPack: Command = {
  name: 'channel:pack',
  usage: `channel:pack CHANNEL --producer CODE --out FILE [--only-changes] [--images-only] [--even ID]… [--json]
    Makes a hand-over pack of a producer's published listings (postmart, tiki, …) and keeps it on record.
    --out FILE       where to write the zip: a file that is not there yet
    --only-changes   only what is new or changed since the last file for the channel
    --images-only    photos alone, as many as the channel takes
    --even ID        this listing goes in although the channel would turn it down, marked as incomplete (may be
                     repeated); others that are blocked are left out and named with their reasons
    --language vi|en of the messages
                     A product without a compulsory paper is left out all the same
    JSON: {file, exportId, listings: n, photos: [{listingId, title, number, problem, side}], leftOut: [title],
    blocked: [{listingId, title, sku, reason, needsPaper: [kind]}], incomplete: [the same]}; problem is missing, heavy,
    small, or none for a product without a photo; leftOut is what the channel does not take, blocked what is left out
    until it is mended, or until one of the papers is there.
    Ends with 0 when every photo is fine and nothing was left out, 2 when something needs a look, 1 when nothing was
    made.`,
  async run(context, args, { out, err }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...channelFileOptions,
        'images-only': { type: 'boolean', default: false },
        even: { type: 'string', multiple: true, default: [] },
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
    mustTakeFile(target);
    if (values.even.length > 0) {
      const { added, changed, same } = await changesSinceExport(context, { producerId, channelCode });
      const known = new Set([...[...added, ...changed].map(({ id }) => id), ...same]);
      refuseUnknownListings('--even', values.even, known);
    }
    const { exportId, listings, photos, leftOut, blocked, incomplete } = await makePackFor(
      context,
      producerId,
      {
        channelCode,
        even: values.even,
        changesOnly: onlyChanges,
        imagesOnly: values['images-only'],
      },
    );
    const { file } = await openExport(context, producerId, exportId);
    await pipeline(file.stream, createWriteStream(target, { flags: 'wx' }));
    const told = (goods: typeof blocked) => goods.map((one) => ({ ...one, reason: one.reason[language] }));
    if (values.json) {
      const gone = { leftOut, blocked: told(blocked), incomplete: told(incomplete) };
      out(JSON.stringify({ file: target, exportId, listings, photos, ...gone }));
    } else {
      out(target);
      const t = translate(packMessages, language);
      for (const { title, number, problem, side } of photos)
        err(t(`photo_${problem}`, { title, number, side, least: LEAST_SIDE }));
      for (const { title, sku, reason, listingId } of told(blocked))
        err([title, sku, reason, listingId].join('\t'));
      if (leftOut.length > 0) err([t('leftOut'), ...leftOut.map((title) => `- ${title}`)].join('\n'));
    }
    return photos.length + leftOut.length + blocked.length + incomplete.length > 0 ? 2 : 0;
  },
};

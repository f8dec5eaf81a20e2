import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import type { ChannelListing } from '#app/domain/channels/channel-listing.ts';
import { keepExport } from '#app/domain/channels/keep-export.server.ts';
import { loadPreparedListings } from '#app/domain/channels/load-prepared-listings.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { channelText } from '#app/i18n/channels.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Command } from './command.ts';
import { findProducer } from './find-user.ts';

export const channelFill: Command = {
  name: 'channel:fill',
  usage: `channel:fill FILE --producer CODE [--out FILE] [--dry-run] [--json]
    Fills a producer's own Shopee workbook with all their published listings and says what stays empty.
    --out FILE           where to write it (default: beside FILE, "-filled" added); several files get a number
    --weight-unit g|kg   when the workbook does not say how it weighs
    --shipping KEY       a delivery to switch on, e.g. channel_id.50021; may be repeated (default: all)
    --language vi|en     of the messages
    JSON: {files: […], listings: n, leftOver: n, unfilled: [{listingId, column, text}]}.
    Ends with 0 when everything was filled, 2 when something stays empty, 1 when nothing was done.`,
  async run(context, args, { out, err }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        producer: { type: 'string' },
        out: { type: 'string' },
        'weight-unit': { type: 'string' },
        shipping: { type: 'string', multiple: true },
        'dry-run': { type: 'boolean', default: false },
        language: { type: 'string', default: 'vi' },
        json: { type: 'boolean', default: false },
      },
    });
    const [path] = positionals;
    const producerId = await findProducer(context, values.producer);
    const channel = channelByCode('shopee');
    if (path === undefined || producerId === null || !channel.template) {
      err(channelFill.usage);
      return 1;
    }
    const listings: ChannelListing[] = [];
    for await (const batch of loadPreparedListings(context, channel, { producerId })) listings.push(...batch);
    if (listings.length === 0) throw new NotFound('the producer has no published listing');
    const file = await readFile(path);
    const answers = {
      ...(values['weight-unit'] ? { weightUnit: values['weight-unit'] } : {}),
      ...(values.shipping ? { shipping: values.shipping.join('\n') } : {}),
    };
    const fill = { listings, answers, choices: {}, today: localDate(context.clock.now()) };
    const plan = await channel.template.plan(file, fill);
    const filled = values['dry-run'] ? [] : await channel.template.fill(file, fill);
    const versions = new Map(listings.map(({ id, version }) => [id, version]));
    const written: string[] = [];
    for (const [index, content] of filled.entries()) {
      const target = targetPath(path, values.out, filled.length > 1 ? index + 1 : null);
      const inFile = plan.listings.filter(({ rows }) => rows.some((row) => row.file === index + 1));
      await keepExport(context, {
        channelCode: channel.code,
        producerId,
        personId: null,
        role: 'operator',
        fileName: basename(target),
        extension: '.xlsx',
        content,
        listings: () => inFile.map(({ listingId }) => ({ listingId, version: versions.get(listingId) ?? 0 })),
        report: plan.unfilled,
      });
      await writeFile(target, content);
      written.push(target);
    }
    const language = values.language === 'en' ? 'en' : 'vi';
    const unfilled = plan.unfilled.map(({ listingId, variantCode, column, message, params }) => ({
      listingId,
      variantCode,
      column,
      text: channelText(language, message, params),
    }));
    const result = {
      files: written,
      listings: plan.listings.length,
      leftOver: plan.leftOver.length,
      unfilled,
    };
    if (values.json) out(JSON.stringify(result));
    else {
      for (const target of written) out(target);
      const titles = new Map(listings.map(({ id, titleVi }) => [id, titleVi]));
      for (const { listingId, column, text } of unfilled)
        err([titles.get(listingId ?? ''), column, text].join('\t'));
    }
    return unfilled.length > 0 || plan.leftOver.length > 0 ? 2 : 0;
  },
};

function targetPath(source: string, wanted: string | undefined, part: number | null): string {
  const base = wanted ?? source.replace(/(\.xlsx)?$/i, '-filled.xlsx');
  if (part === null) return base;
  const extension = extname(base);
  return `${base.slice(0, base.length - extension.length)}-${part}${extension}`;
}

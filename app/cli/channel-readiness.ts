import { parseArgs } from 'node:util';
import { loadPreparedListings } from '#app/domain/channels/load-prepared-listings.server.ts';
import { readiness } from '#app/domain/channels/readiness.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { channelText } from '#app/i18n/channels.ts';
import { localDate } from '#app/server/local-date.ts';
import type { Command } from './command.ts';
import { findProducer } from './find-user.ts';

export const channelReadiness: Command = {
  name: 'channel:readiness',
  usage: `channel:readiness CHANNEL [--producer CODE] [--language vi|en] [--json]
    How ready each published listing is for a channel (google, shopee), and what it lacks. With --json one line of JSON
    per listing: {listingId, title, producer, score, ready, closed, items: [{ruleId, severity, fieldPath, text}]}.
    Ends with 0 when every listing is ready, 2 when some are not.`,
  async run(context, args, { out, err }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        producer: { type: 'string' },
        language: { type: 'string', default: 'vi' },
        json: { type: 'boolean', default: false },
      },
    });
    const channel = channelByCode(positionals[0] ?? '');
    const producerId = await findProducer(context, values.producer);
    const language = values.language === 'en' ? 'en' : 'vi';
    const today = localDate(context.clock.now());
    let all = 0;
    let ready = 0;
    for await (const batch of loadPreparedListings(
      context,
      channel,
      producerId === null ? {} : { producerId },
    )) {
      for (const listing of batch) {
        const result = readiness(channel, listing, today);
        const items = result.items.map(({ ruleId, severity, fieldPath, fix, params }) => ({
          ruleId,
          severity,
          fieldPath,
          text: channelText(language, fix, params),
        }));
        const { id: listingId, titleVi: title, producer } = listing;
        const { score, closed } = result;
        all += 1;
        ready += result.ready ? 1 : 0;
        if (values.json) {
          out(
            JSON.stringify({
              listingId,
              title,
              producer: producer.name,
              score,
              ready: result.ready,
              closed,
              items,
            }),
          );
          continue;
        }
        out(
          [
            String(score),
            result.ready ? 'ready' : closed ? 'closed' : 'not ready',
            title,
            producer.name,
          ].join('\t'),
        );
        for (const { severity, text } of items) out(`\t${severity}\t${text}`);
      }
    }
    err(`${ready} of ${all} listings are ready for ${channel.name}.`);
    return ready === all ? 0 : 2;
  },
};

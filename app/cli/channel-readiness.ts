import { parseArgs } from 'node:util';
import type { Command } from '#app/cli/command.ts';
import { findProducerOption } from '#app/cli/find-user.ts';
import { atMost, readChannel, readLanguage } from '#app/cli/read-arguments.ts';
import { languageOption } from '#app/cli/shared-options.ts';
import { eachReadiness, unscoredListings } from '#app/domain/channels/readiness/each-readiness.server.ts';
import { scoreSome } from '#app/domain/channels/readiness/score-listings.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import { channelNameText, channelText } from '#app/i18n/channels.ts';
import { refusalSentence } from '#app/i18n/refusals.ts';

const UNSCORED_AT_A_TIME = 1000;

export const channelReadiness: Command = {
  name: 'channel:readiness',
  usage: `channel:readiness [--channel CODE] [--producer CODE] [--language vi|en] [--json]
    How ready each published listing is for a channel, or for all of them, and what it lacks, from the scores that the
    market keeps (what was never looked at is looked at first). With --json one line of JSON per listing and channel:
    {channel, listingId, title, producer, producerCode, score, ready, closed, items: [{ruleId, severity, fieldPath,
    size, text}], refused: [{field, text, platformWords}]}; what the platform has refused as it still is, is not ready.
    Ends with 0 when every listing is ready, 2 when some are not, 1 when
    it could not look.`,
  async run(context, args, { out, err }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        channel: { type: 'string' },
        producer: { type: 'string' },
        ...languageOption,
        json: { type: 'boolean', default: false },
      },
    });
    const code = values.channel ?? positionals[0];
    atMost(positionals, values.channel === undefined ? 1 : 0);
    const asked = code === undefined ? channels : [readChannel(code)];
    const producerId = await findProducerOption(context, values.producer);
    const language = readLanguage(values.language);
    for (;;) {
      const ids = await unscoredListings(context, producerId, UNSCORED_AT_A_TIME);
      if (ids.length === 0 || (await scoreSome(context, ids)) === 0) break;
    }
    let isComplete = true;
    for (const channel of asked) {
      let all = 0;
      let ready = 0;
      for await (const one of eachReadiness(context, channel, producerId)) {
        const { listingId, title, producerName, producerCode, score, state } = one;
        const items = one.items.map(({ ruleId, severity, fieldPath, variantName, fix, params }) => ({
          ruleId,
          severity,
          fieldPath,
          size: variantName,
          text: channelText(language, fix, params),
        }));
        const refused = one.refusals.map(({ field, words, platformWords }) => ({
          field,
          text: refusalSentence(language, words),
          platformWords,
        }));
        const isReady = state === 'ready' && refused.length === 0;
        all += 1;
        ready += isReady ? 1 : 0;
        if (values.json) {
          const told = { channel: channel.code, listingId, title, producer: producerName, producerCode };
          out(JSON.stringify({ ...told, score, ready: isReady, closed: state === 'closed', items, refused }));
          continue;
        }
        const word =
          refused.length > 0 ? 'refused' : isReady ? 'ready' : state === 'closed' ? 'closed' : 'not ready';
        out([channel.code, String(score), word, title, producerName].join('\t'));
        for (const { severity, size, text } of items) {
          out(`\t${severity}\t${size === null ? '' : `${size}: `}${text}`);
        }
        for (const { text, platformWords } of refused)
          out(`\trefused\t${[text, platformWords].filter(Boolean).join(' ')}`);
      }
      // The sentence is English whatever language the fixes are in.
      err(`${ready} of ${all} listings are ready for ${channelNameText('en', channel)}.`);
      isComplete &&= ready === all;
    }
    return isComplete ? 0 : 2;
  },
};

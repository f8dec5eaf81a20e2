/** Options that several commands take, each with one spelling, one default and one meaning. */
import { needed, producerNeeded, readChannel, readLanguage } from '#app/cli/read-arguments.ts';
import type { Channel } from '#app/domain/channels/channel.ts';
import { findProducer } from '#app/domain/register/find-producer.server.ts';
import { defaultLanguage, isLanguage, type Language } from '#app/i18n/language.ts';
import type { Context } from '#app/server/context.ts';

/** `--language`: of what a command says, results and failures alike; never of the person whom it is about. */
export const languageOption = { language: { type: 'string', default: defaultLanguage } } as const;

/** The same before the arguments are parsed, for telling that they could not be; what is no language is the default. */
export function languageIn(args: ReadonlyArray<string>): Language {
  const at = args.findIndex((arg) => arg === '--language' || arg.startsWith('--language='));
  const typed = args[at] === '--language' ? args[at + 1] : args[at]?.slice('--language='.length);
  return isLanguage(typed) ? typed : defaultLanguage;
}

/** Options of a command that makes a file for a channel out of one producer's goods. */
export const channelFileOptions = {
  ...languageOption,
  producer: { type: 'string' },
  out: { type: 'string' },
  'only-changes': { type: 'boolean', default: false },
  /** The former spelling, which scripts may have. */
  changes: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

export type ChannelFileWish = {
  language: Language;
  channelCode: string;
  producerId: string;
  onlyChanges: boolean;
};

/** What such a command was given. @throws UsageProblem for what it lacks; NotFound for an unknown producer. */
export async function readChannelFileWish(
  context: Context,
  code: string | undefined,
  values: { language: string; producer?: string | undefined; 'only-changes': boolean; changes: boolean },
  can: (channel: Channel) => boolean,
): Promise<ChannelFileWish> {
  const language = readLanguage(values.language);
  const channel = readChannel(code, can);
  return {
    language,
    channelCode: channel.code,
    producerId: await findProducer(context, needed(values.producer, producerNeeded)),
    onlyChanges: values['only-changes'] || values.changes,
  };
}

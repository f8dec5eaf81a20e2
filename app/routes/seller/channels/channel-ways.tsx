import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { CatalogueButtons } from '#app/components/catalogue-buttons.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { ChannelCard } from '#app/domain/channels/channel-cards.server.ts';
import { channelMessages, channelNameText, channelText } from '#app/i18n/channels.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { packMessages } from '#app/i18n/packs.ts';
import { pushMessages } from '#app/i18n/pushes.ts';

/** The market's own file is made here, at once. */
const catalogueCode = 'catalogue';

/** Every channel with how goods get there and the ways that it takes: a filled workbook, a shop, a pack. */
export function ChannelWays({
  cards,
  connected,
}: {
  cards: readonly ChannelCard[];
  /** Codes of the channels where a shop is connected. */
  connected: ReadonlySet<string>;
}) {
  const t = useT(channelMessages);
  const tPush = useT(pushMessages);
  const tPack = useT(packMessages);
  const language = useLanguage();
  return (
    <Panel title={t('waysTitle')} id="ways">
      <ul className="grid gap-x-10 max-md:divide-y max-md:divide-line md:grid-cols-2 md:gap-y-6 xl:grid-cols-3">
        {cards.map(({ code, name, how, isExperimental, hasTemplate, hasPack, hasPlatform }) => (
          <li
            key={code}
            className="py-3 max-md:first:pt-0 max-md:last:pb-0 md:border-t-2 md:border-indigo-tint"
          >
            <h3 className="text-lg">
              {channelNameText(language, { code, name })}
              {isExperimental && ` (${t('experimental')})`}
            </h3>
            {how && <p>{channelText(language, how)}</p>}
            <p className="mt-2 flex flex-wrap gap-x-5 empty:hidden">
              {hasTemplate && (
                <WayLink
                  isFirst
                  to={`/seller/channels/${code}/workbook`}
                  channel={channelNameText(language, { code, name })}
                >
                  {t('fillCard')}
                </WayLink>
              )}
              {hasPlatform && (
                <WayLink
                  isFirst={!hasTemplate}
                  to={`/seller/channels/${code}/shop`}
                  channel={channelNameText(language, { code, name })}
                >
                  {tPush(connected.has(code) ? 'seeShop' : 'connectTitle')}
                </WayLink>
              )}
              {hasPack && (
                <WayLink
                  isFirst={!hasTemplate && !hasPlatform}
                  to={`/seller/channels/pack?channel=${code}`}
                  channel={channelNameText(language, { code, name })}
                >
                  {tPack('toPack')}
                </WayLink>
              )}
            </p>
            {code === catalogueCode && <CatalogueButtons />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The way that suits most stands as a button, the others as links after it. */
function WayLink({
  isFirst,
  to,
  channel,
  children,
}: {
  isFirst: boolean;
  to: string;
  channel: string;
  children: ReactNode;
}) {
  const words = (
    <>
      {children}
      <span className="sr-only"> {channel}</span>
    </>
  );
  return isFirst ? (
    <LinkButton look="secondary" to={to} className="max-sm:w-full">
      {words}
    </LinkButton>
  ) : (
    <Link to={to} className="inline-flex min-h-12 items-center">
      {words}
    </Link>
  );
}

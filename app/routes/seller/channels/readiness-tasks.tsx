import { Link } from '@remix-run/react';
import type { ChannelReadiness } from '#app/domain/channels/readiness/list-own-readiness.server.ts';
import { channelMessages, channelNameText, ruleText } from '#app/i18n/channels.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { readinessMessages } from '#app/i18n/readiness.ts';
import { editPath } from '#app/routes/seller/channels/edit-path.ts';

type Task = { ruleId: string; name: string; sizes: Set<string>; places: Map<string, Place> };
/** A channel that waits for the task, and where it is done for that channel; null where only staff can. */
type Place = { code: string; name: string; path: string | null };
type TasksProps = { listingId: string; channels: readonly ChannelReadiness[] };

/** What keeps a product out, each thing once with the channels that wait for it: those that open most come first. */
export function ReadinessTasks({ listingId, channels }: TasksProps) {
  const t = useT(channelMessages);
  const tReady = useT(readinessMessages);
  const language = useLanguage();
  const tasks = new Map<string, Task>();
  for (const channel of channels) {
    const { code } = channel;
    for (const item of channel.items) {
      const { ruleId, fieldPath, variantName, liftedBy } = item;
      const keepsOut = item.severity === 'blocking' || channel.pushGap?.why === fieldPath;
      if (!keepsOut) continue;
      const task = tasks.get(ruleId) ?? {
        ruleId,
        name: ruleText(language, ruleId, item.name ?? undefined),
        sizes: new Set(),
        places: new Map(),
      };
      tasks.set(ruleId, task);
      if (variantName) task.sizes.add(variantName);
      if (task.places.has(code)) continue;
      const path = editPath({ listingId, fieldPath, channelCode: code, liftedBy });
      task.places.set(code, { code, name: channelNameText(language, channel), path });
    }
  }
  const sorted = [...tasks.values()].sort((a, b) => b.places.size - a.places.size);
  return (
    <ul className="divide-y divide-line">
      {sorted.map(({ ruleId, name, sizes, places }) => {
        const waiting = [...places.values()];
        const paths = new Set(waiting.map(({ path }) => path));
        const [shared] = paths.size === 1 ? paths : [null];
        return (
          <li key={ruleId} className="flex flex-wrap items-center gap-x-4 py-1">
            <p className="py-2">
              <strong className="text-red-deep">{name}</strong>
              {sizes.size > 0 && <span className="text-ink-soft"> ({[...sizes].join(', ')})</span>}
            </p>
            {shared ? (
              <>
                <Link to={shared} className="inline-flex min-h-12 items-center font-bold">
                  {t('mend')}
                  <span className="sr-only"> {name}</span>
                </Link>
                <span className="basis-full pb-2 text-sm text-ink-soft">
                  {tReady('waitFor', { channels: waiting.map((one) => one.name).join(', ') })}
                </span>
              </>
            ) : (
              <span className="flex basis-full flex-wrap gap-x-4">
                {waiting.map((one) =>
                  one.path === null ? (
                    <span key={one.code} className="inline-flex min-h-12 items-center">
                      {one.name}
                    </span>
                  ) : (
                    <Link
                      key={one.code}
                      to={one.path}
                      className="inline-flex min-h-12 items-center font-bold"
                    >
                      {one.name}
                      <span className="sr-only">: {name}</span>
                    </Link>
                  ),
                )}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

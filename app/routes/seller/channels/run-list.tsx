import { Link } from '@remix-run/react';
import type { RunLine } from '#app/domain/channels/push/read-shops.server.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { useLanguage } from '#app/i18n/messages.ts';
import { RunCounts } from '#app/routes/seller/channels/run-counts.tsx';

/** Pushes, each leading to its page. @param namesShop where they are of several shops */
export function RunList({
  runs,
  channelCode,
  namesShop,
}: {
  runs: readonly RunLine[];
  channelCode: string;
  namesShop: boolean;
}) {
  const language = useLanguage();
  return (
    <ul className="divide-y divide-line">
      {runs.map(({ id, createdAt, shop, counts }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 py-1">
          <Link
            to={`/seller/channels/${channelCode}/pushes/${id}`}
            className="inline-flex min-h-12 items-center wrap-anywhere"
          >
            {formatDateTime(language, createdAt)}
            {namesShop && ` · ${shop.name}`}
          </Link>
          <RunCounts
            counts={counts}
            hrefFor={(group) => `/seller/channels/${channelCode}/pushes/${id}#${group}`}
          />
        </li>
      ))}
    </ul>
  );
}

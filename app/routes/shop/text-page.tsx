import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Note } from '#app/components/note.tsx';
import { aboutMessages } from '#app/i18n/about.ts';
import { type Translate, translate } from '#app/i18n/messages.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { pageMeta, publicUrlOf } from '#app/routes/shop/page-meta.ts';
import { sharedPage } from '#app/routes/shop/visitor.server.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** The last part of the address, and the texts that stand there. */
const pages = {
  about: 'market',
  ocop: 'ocop',
  selling: 'selling',
  'open-data': 'openData',
  ranking: 'ranking',
  privacy: 'privacy',
  terms: 'terms',
  complaints: 'complaints',
} as const;

function isPage(name: string): name is keyof typeof pages {
  return Object.hasOwn(pages, name);
}

/** The text is chosen here, so that no browser carries the texts of all pages in both languages. */
export const loader = loaderFor('public', async ({ context, url, language, page }) => {
  sharedPage({ page, context }, 'about');
  const path = url.pathname.replace(/\.data$/, '').replace(/^\/en(?=\/)/, '');
  const name = path.split('/').at(-1) ?? '';
  if (!isPage(name) || path === '/about/about') throw new NotFound('page');
  const t = translate(aboutMessages, language);
  const key = pages[name];
  return {
    language,
    path,
    title: t(`${key}Title`),
    description: t(`${key}Description`),
    paragraphs: t(`${key}Text`).split('\n'),
    note: name === 'complaints' ? whoIsAsked(t, context.config) : null,
  };
});

/** How the operator is reached; a demo has none, and some have not said. */
function whoIsAsked(
  t: Translate<typeof aboutMessages.vi>,
  { demo, marketContact: contact }: { demo: boolean; marketContact: string | null },
): string | null {
  if (demo) return t('contactOperator');
  return contact === null ? null : t('contactAt', { contact });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(publicUrlOf(matches), { ...data, title: `${data.title} · Chợ Phiên` }) : [];

export default function TextPage() {
  const { title, paragraphs, note } = useLoaderData<typeof loader>();
  return (
    <article className="page pt-8">
      <div className="measure space-y-4 text-lg">
        <h1 className="text-3xl sm:text-4xl">{title}</h1>
        {note && <Note>{note}</Note>}
        {paragraphs.map((paragraph) =>
          paragraph.startsWith('# ') ? (
            <h2 key={paragraph} className="pt-4 text-2xl">
              {paragraph.slice(2)}
            </h2>
          ) : (
            <p key={paragraph}>{paragraph}</p>
          ),
        )}
      </div>
    </article>
  );
}

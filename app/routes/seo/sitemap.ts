import { listPublicAddresses, type PublicAddress } from '#app/domain/catalog/list-public-addresses.server.ts';
import { type Language, localPath } from '#app/i18n/language.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** Pages that are there in every language whatever the catalogue holds. */
const fixedPages = [
  '/',
  '/products',
  '/producers',
  '/places',
  '/map',
  '/about',
  '/about/ocop',
  '/about/selling',
  '/about/open-data',
  '/legal/ranking',
  '/legal/privacy',
  '/legal/terms',
  '/legal/complaints',
];

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const headers = { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=300' };

/**
 * `/sitemap.xml` names the parts, `/sitemap/<n>.xml` holds them: at most 50,000 addresses may stand in one file. Alcohol
 * is in none of them; a page stands in a language only where its text is there.
 */
export const loader = loaderFor('public', async ({ context, params }) => {
  const { publicUrl } = context.config;
  const part =
    params.part === undefined ? null : Number(/^(\d{1,4})\.xml$/.exec(params.part)?.[1] ?? Number.NaN);
  if (part === null) {
    const { parts } = await listPublicAddresses(context, { part: 1 });
    const names = Array.from({ length: parts }, (_, index) => `${publicUrl}/sitemap/${index + 1}.xml`);
    const lines = names.map((name) => `<sitemap><loc>${escapeXml(name)}</loc></sitemap>`);
    return new Response(
      `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</sitemapindex>\n`,
      { headers },
    );
  }
  const { addresses, parts } = await listPublicAddresses(context, { part });
  if (Number.isNaN(part) || part < 1 || part > parts) throw new NotFound('sitemap');
  const fixed: PublicAddress[] =
    part === 1 ? fixedPages.map((path) => ({ path, languages: ['vi', 'en'], changedAt: null })) : [];
  const lines = [...fixed, ...addresses].flatMap((address) => urlLines(publicUrl, address));
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${lines.join('\n')}\n</urlset>\n`,
    { headers },
  );
});

function urlLines(publicUrl: string, { path, languages, changedAt }: PublicAddress): string[] {
  const address = (language: Language) => escapeXml(publicUrl + localPath(language, path));
  const alternates = languages
    .map((other) => `<xhtml:link rel="alternate" hreflang="${other}" href="${address(other)}"/>`)
    .join('');
  const changed = changedAt === null ? '' : `<lastmod>${new Date(changedAt).toISOString()}</lastmod>`;
  return languages.map(
    (language) =>
      `<url><loc>${address(language)}</loc>${changed}${languages.length > 1 ? alternates : ''}</url>`,
  );
}

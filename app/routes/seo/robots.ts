import { loaderFor } from '#app/routes/route-guard.server.ts';

/** What crawlers may read: the storefront and the feeds. A demo market stays out of every index. */
export const loader = loaderFor('public', async ({ context }) => {
  const { demo, publicUrl } = context.config;
  const rules = demo
    ? ['User-agent: *', 'Disallow: /']
    : [
        'User-agent: *',
        'Disallow: /account',
        'Disallow: /seller',
        'Disallow: /department',
        'Disallow: /field',
        'Disallow: /system',
        'Disallow: /search',
        'Disallow: /en/search',
        '',
        `Sitemap: ${publicUrl}/sitemap.xml`,
      ];
  return new Response(`${rules.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
});

import { loaderFor } from '#app/routes/route-guard.server.ts';

/** What a phone needs to keep the market on its home screen. */
export const loader = loaderFor('public', async () =>
  Response.json(
    {
      name: 'Chợ Phiên',
      short_name: 'Chợ Phiên',
      description: 'Sản vật OCOP vùng cao Lào Cai',
      lang: 'vi',
      start_url: '/',
      scope: '/',
      display: 'minimal-ui',
      background_color: '#fbf7ef',
      theme_color: '#22315c',
      icons: [
        { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    { headers: { 'content-type': 'application/manifest+json', 'cache-control': 'public, max-age=86400' } },
  ),
);

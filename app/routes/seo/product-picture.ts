import { productPicture } from '#app/domain/catalog/share-picture/product-picture.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { pictureAnswer } from '#app/routes/seo/picture-answer.server.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** `/og/products/<slug>.png`: the picture beside a shared link to a product. */
export const loader = loaderFor('public', async ({ context, request, params }) => {
  const slug = /^([a-z0-9-]+)\.png$/.exec(params.file ?? '')?.[1];
  if (!slug) throw new NotFound('picture');
  return pictureAnswer(request, productPicture(context, { slug }));
});

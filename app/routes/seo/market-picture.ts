import { marketPicture } from '#app/domain/catalog/share-picture/product-picture.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { pictureAnswer } from '#app/routes/seo/picture-answer.server.ts';

/** `/og/market.png`: the picture beside a shared link to any page without one of its own. */
export const loader = loaderFor('public', async ({ context, request }) =>
  pictureAnswer(request, marketPicture(context)),
);

import { openDataLoader } from '#app/routes/api/answer-open-data.server.ts';
import { openApiDocument } from '#app/routes/api/v1/openapi-document.ts';

/** `/api/v1/openapi.json` */
export const loader = openDataLoader(async ({ context }) => openApiDocument(context.config.publicUrl));

import { z } from 'zod';
import {
  CODE_LISTS,
  codeListAnswer,
  errorAnswer,
  onboardingAnswer,
  producersAnswer,
  productsAnswer,
} from '#app/domain/reports/open-data.ts';

const schemas = {
  Onboarding: onboardingAnswer,
  Products: productsAnswer,
  Producers: producersAnswer,
  CodeList: codeListAnswer,
  Error: errorAnswer,
} as const;
type SchemaName = keyof typeof schemas;

const day = { type: 'string', format: 'date' } as const;
const limit = {
  name: 'limit',
  in: 'query',
  description: 'Items a page.',
  schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 },
} as const;
const cursor = {
  name: 'cursor',
  in: 'query',
  description: 'Where the page begins; taken from `next`, never made up.',
  schema: { type: 'string' },
} as const;

/** The description of the open API, made from the schemas that its answers are typed by. OpenAPI 3.1. */
export function openApiDocument(publicUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chợ Phiên open data',
      version: '1',
      description:
        'Published OCOP products, their producers, and how many of a target are on sale online. Read only; no key, no personal data. Every answer has an ETag. Unknown parameters are refused. Every refusal below /api/ is JSON of the shape `Error`, also of an address that cannot be read.',
      license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' },
    },
    servers: [{ url: publicUrl }],
    paths: {
      '/api/v1/onboarding': operation('readOnboarding', 'A target at a date', 'Onboarding', [
        {
          name: 'target',
          in: 'query',
          description:
            'Code of a target (see the code list `targets`), or `register` for the whole register. The newest when left out.',
          schema: { type: 'string' },
        },
        { name: 'asOf', in: 'query', description: 'The target’s own day when left out.', schema: day },
      ]),
      '/api/v1/products': operation(
        'listProducts',
        'Published products, the longest unchanged first',
        'Products',
        [
          {
            name: 'updated_since',
            in: 'query',
            description:
              'Only what has changed since this day (local) or moment (ISO 8601 with zone), and in `removed` what is no longer shown. A star that lapses is a change at its midnight. To follow the list, ask from the moment of the request before; a product may come twice.',
            schema: { type: 'string' },
          },
          limit,
          cursor,
        ],
      ),
      '/api/v1/producers': operation('listProducers', 'Producers', 'Producers', [limit, cursor]),
      '/api/v1/codelists/{name}': operation('readCodeList', 'Codes used in the other answers', 'CodeList', [
        { name: 'name', in: 'path', required: true, schema: { type: 'string', enum: [...CODE_LISTS] } },
      ]),
    },
    components: {
      schemas: Object.fromEntries(
        Object.entries(schemas).map(([name, schema]) => {
          const { $schema: _, ...described } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
          return [name, described];
        }),
      ),
    },
  };
}

function operation(
  operationId: string,
  summary: string,
  answer: SchemaName,
  parameters: ReadonlyArray<object>,
) {
  return {
    get: {
      operationId,
      summary,
      parameters,
      responses: {
        200: content('The answer.', answer),
        304: { description: 'Not changed since the ETag in If-None-Match.' },
        400: content('A parameter is wrong.', 'Error'),
        404: content('There is no such thing.', 'Error'),
        405: content('Only GET and HEAD are answered.', 'Error'),
        429: content('Too many requests from one address in a minute: wait as Retry-After says.', 'Error'),
        500: content('Something went wrong on our side.', 'Error'),
        503: content('The market cannot read for the moment: try again as Retry-After says.', 'Error'),
      },
    },
  };
}

function content(description: string, schema: SchemaName) {
  return {
    description,
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
  };
}

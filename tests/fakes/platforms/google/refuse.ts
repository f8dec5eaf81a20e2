import { type FakeReply, json } from '#tests/fakes/platforms/http.ts';

const statuses: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ABORTED',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
};

/** Merchant API's way to say no: an HTTP status, and the reason in the metadata of `ErrorInfo` (AIP-193). */
export class GoogleRefusal extends Error {
  readonly httpStatus: number;
  readonly reason: string;
  readonly location: string | undefined;
  constructor(httpStatus: number, reason: string, message: string, location?: string) {
    super(message);
    this.httpStatus = httpStatus;
    this.reason = reason;
    this.location = location;
  }
}

export const no = (httpStatus: number, reason: string, message: string, location?: string): never => {
  throw new GoogleRefusal(httpStatus, reason, message, location);
};

export const failure = (httpStatus: number, reason: string, message: string, location?: string): FakeReply =>
  json(
    {
      error: {
        code: httpStatus,
        message,
        status: statuses[httpStatus],
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
            domain: 'merchantapi.googleapis.com',
            metadata: { REASON: reason, ...(location === undefined ? {} : { FIELD_LOCATION: location }) },
          },
        ],
      },
    },
    httpStatus,
  );

/** The token endpoint's way (RFC 6749, section 5.2). */
export const noToken = (error: string, description: string): FakeReply =>
  json({ error, error_description: description }, error === 'invalid_client' ? 401 : 400);

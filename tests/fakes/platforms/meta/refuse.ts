import { type FakeReply, json } from '#tests/fakes/platforms/http.ts';

/** The Graph API's way to say no. */
export class MetaRefusal extends Error {
  readonly code: number;
  readonly subcode: number | undefined;
  constructor(code: number, message: string, subcode?: number) {
    super(message);
    this.code = code;
    this.subcode = subcode;
  }
}

export const no = (code: number, message: string, subcode?: number): never => {
  throw new MetaRefusal(code, message, subcode);
};

export const failure = (code: number, message: string, subcode?: number, status = 400): FakeReply =>
  json(
    {
      error: {
        message: `(#${code}) ${message}`,
        type: code === 190 || code === 102 ? 'OAuthException' : 'GraphMethodException',
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        ...(code === 2 ? { is_transient: true } : {}),
        fbtrace_id: 'simulated',
      },
    },
    code === 190 || code === 102 ? 401 : status,
  );

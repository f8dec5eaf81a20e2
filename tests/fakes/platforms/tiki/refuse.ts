import { type FakeReply, json } from '#tests/fakes/platforms/http.ts';

/** Tiki's way to say no: a status and words. */
export class TikiRefusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const no = (message: string, status = 400): never => {
  throw new TikiRefusal(status, message);
};

export const failure = (status: number, message: string): FakeReply => json({ errors: [message] }, status);

/** As OAuth says it. */
export const oauthFailure = (error: string, status = 400): FakeReply =>
  json({ error, error_description: '', status_code: status }, status);

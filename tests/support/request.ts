export type RequestOptions = Omit<RequestInit, 'body'> & {
  /** A Cookie header, e.g. from `signedIn`. */
  cookie?: string;
  /** Sent as a form is sent by a browser of this site. */
  form?: Record<string, string | ReadonlyArray<string>> | FormData;
  body?: RequestInit['body'];
};

/** A request as the browser of somebody on `url` would send it. */
export function request(url: string, path: string, options: RequestOptions = {}): Promise<Response> {
  const { cookie, form, headers, ...rest } = options;
  const sent = new Headers(headers);
  if (cookie) sent.set('cookie', cookie);
  // Pressing and unpressing each answer takes a tenth of a test's time; who tests that asks for it.
  if (!sent.has('accept-encoding')) sent.set('accept-encoding', 'identity');
  const body = form instanceof FormData ? form : form ? formBody(form) : rest.body;
  const method = rest.method ?? (body === undefined ? 'GET' : 'POST');
  if (method !== 'GET' && method !== 'HEAD') {
    if (!sent.has('origin')) sent.set('origin', new URL(url).origin);
    if (!sent.has('sec-fetch-site')) sent.set('sec-fetch-site', 'same-origin');
  }
  return fetch(new URL(path, url), { redirect: 'manual', ...rest, method, headers: sent, body });
}

function formBody(form: Record<string, string | ReadonlyArray<string>>): URLSearchParams {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => [name, one]),
  );
  return new URLSearchParams(pairs);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { isForPrograms, sendApiRefusal } from '#app/server/http/api-refusal.ts';
import { readCookie } from '#app/server/http/cookies.ts';

const CANNOT_SAVE = {
  vi: 'Chợ đang tạm không ghi được dữ liệu. Hãy thử lại sau ít phút.',
  en: 'The market cannot save anything for the moment. Please try again in a few minutes.',
};

const AWAY = {
  vi: 'Chợ đang tạm không đọc và ghi được dữ liệu. Việc đã lưu vẫn còn. Hãy thử lại sau ít phút.',
  en: 'The market cannot read or save anything for the moment. What was saved is safe. Please try again in a few minutes.',
};

/** Answers that the framework is not asked for, in both languages since nobody knows yet which is wanted. */
const TEXTS: Record<number, { vi: string; en: string }> = {
  400: {
    vi: 'Địa chỉ này không đọc được. Hãy kiểm tra lại đường dẫn.',
    en: 'This address cannot be read. Please check the link.',
  },
  403: {
    vi: 'Yêu cầu này không đến từ trang của Chợ Phiên nên đã bị từ chối. Hãy mở lại trang và làm lại.',
    en: 'This request did not come from a page of Chợ Phiên and was refused. Please open the page again and retry.',
  },
  404: {
    vi: 'Không có gì ở địa chỉ này. Có thể đường dẫn gõ nhầm, hoặc hàng đã được lấy xuống.',
    en: 'There is nothing at this address. The link may be mistyped, or the goods were taken down.',
  },
  405: { vi: 'Cách gọi này không được hỗ trợ.', en: 'This method is not supported.' },
  413: {
    vi: 'Tệp hoặc nội dung gửi lên quá lớn. Hãy quay lại, chọn tệp nhỏ hơn hoặc gửi từng ảnh một.',
    en: 'What was sent is too large. Please go back, choose a smaller file or send the photos one by one.',
  },
  429: {
    vi: 'Có quá nhiều yêu cầu trong ít phút vừa qua. Hãy đợi vài phút rồi thử lại.',
    en: 'There were too many requests in the last minutes. Please wait a few minutes and try again.',
  },
  500: {
    vi: 'Có lỗi ở phía chúng tôi. Những gì đã lưu vẫn còn. Hãy thử lại sau ít phút.',
    en: 'Something went wrong on our side. What was saved is safe. Please try again in a few minutes.',
  },
  503: CANNOT_SAVE,
};

/** The same of an address that programs ask for. */
const NO_DATA = {
  vi: 'Không có địa chỉ này. Xem các địa chỉ ở /api/v1/openapi.json.',
  en: 'There is no such address. See /api/v1/openapi.json for those that there are.',
};

/** A file far beyond a template's size, sent where a platform's template is asked for. */
const NO_TEMPLATE = {
  vi: 'Tệp vừa gửi lớn quá nên không phải tệp mẫu của sàn. Hãy vào trang người bán của sàn, mục đăng hàng loạt, tải tệp mẫu .xlsx về rồi gửi đúng tệp đó.',
  en: 'The file is far too large to be the platform’s template. Open the mass upload section of the platform’s seller centre, download the .xlsx template there and send that file.',
};

const TEMPLATE_PAGE = /^\/seller\/channels\/[a-z0-9-]+\/workbook(?=$|[?.])/;

const BACK_TO_TEMPLATE = {
  vi: 'Xem lại cách lấy tệp mẫu, rồi gửi lại',
  en: 'See again where the template is, then send it',
};

const UNREADABLE_FORM = {
  vi: 'Nội dung gửi lên không đọc được. Hãy quay lại, tải lại trang rồi gửi lần nữa.',
  en: 'What was sent cannot be read. Please go back, load the page again and send it once more.',
};

const TOO_MANY_FIELDS = {
  vi: 'Biểu mẫu gửi lên có quá nhiều ô nên không nhận được. Hãy quay lại, tải lại trang rồi gửi lần nữa.',
  en: 'The form that was sent has too many fields and was not taken. Please go back, load the page again and send it once more.',
};

/**
 * A whole page that says that a form came broken, for addresses that have no page of their own.
 * @param status 413 for one with too many fields.
 */
export function unreadableFormPage(status: number): string {
  return plainPage(status === 413 ? TOO_MANY_FIELDS : UNREADABLE_FORM);
}

/** A whole page that says that nothing can be saved for the moment, as the server itself says it. */
export function cannotSavePage(): string {
  return plainPage(CANNOT_SAVE);
}

/**
 * In the form that is asked for: a page, JSON for programs below /api/, or for a form that a page of ours sent by script what the framework reads there
 * (single fetch), so that the error page in its place says the same.
 * @param because of a 503: no room to save anything, or the database is away.
 */
export function plainAnswer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  status: number,
  because: 'full' | 'away' = 'full',
): void {
  const text = (status === 503 && because === 'away' ? AWAY : TEXTS[status]) ?? {
    vi: 'Có lỗi.',
    en: 'An error.',
  };
  if (isForPrograms(incoming.url)) {
    sendApiRefusal(incoming, outgoing, status, status === 404 ? NO_DATA : text);
    return;
  }
  const retry = status === 503 || status === 429 ? { 'retry-after': '60' } : {};
  if (incoming.method === 'POST' && /^[^?]*\.data(\?|$)/.test(incoming.url ?? '')) {
    outgoing.writeHead(status, {
      'content-type': 'text/x-script; charset=utf-8',
      'cache-control': 'no-store',
      'x-remix-response': 'yes',
      ...retry,
    });
    outgoing.end(thrownInAction(status, status === 503 && because === 'full' ? 'full' : null));
    return;
  }
  outgoing.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    ...retry,
  });
  const page = status === 413 ? TEMPLATE_PAGE.exec(incoming.url ?? '')?.[0] : undefined;
  if (page === undefined) outgoing.end(plainPage(text));
  else {
    const language = readCookie(incoming.headers.cookie, 'lang') === 'en' ? 'en' : 'vi';
    outgoing.end(
      plainPageIn(language, NO_TEMPLATE[language], { to: page, label: BACK_TO_TEMPLATE[language] }),
    );
  }
}

/**
 * `{ error: ErrorResponse(data, status, '') }` as turbo-stream 2 writes it; -5 is its null.
 * @param data text where nothing can be saved for lack of room, as `problemOf` reads it.
 */
function thrownInAction(status: number, data: string | null): string {
  const parts = [{ _1: 2 }, 'error', ['ErrorResponse', data === null ? -5 : 5, 3, 4], status, ''];
  return `${JSON.stringify(data === null ? parts : [...parts, data])}\n`;
}

function plainPage(text: { vi: string; en: string }): string {
  const said = `<p>${text.vi}</p><p lang="en" style="color:#6B6255">${text.en}</p>`;
  return framed('vi', `${said}<p><a href="/" style="color:#B3261E">chợ phiên →</a></p>`);
}

/** In the one language that the person has chosen, with the way on. */
function plainPageIn(
  language: 'vi' | 'en',
  text: string,
  { to, label }: { to: string; label: string },
): string {
  const way = `<a href="${to}" style="display:inline-block;padding:10px 0;color:#B3261E;font-weight:bold">${label}</a>`;
  return framed(language, `<p>${text}</p><p>${way}</p>`);
}

function framed(language: 'vi' | 'en', body: string): string {
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Chợ Phiên</title><body style="font:18px/1.6 system-ui;max-width:34rem;margin:12vh auto;padding:0 20px;background:#FBF7EF;color:#1C1A17">
<h1 style="color:#22315C;font-size:26px">Chợ Phiên</h1>${body}`;
}

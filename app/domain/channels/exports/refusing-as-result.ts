import type { ErrorCode } from '#app/i18n/errors.ts';
import { DomainError, isDomainError } from '#app/server/domain-error.ts';

/** What is wrong with a template, said of a file that a seller centre gave back: a blank template would have no reasons. */
const ofResult: Readonly<Partial<Record<ErrorCode, ErrorCode>>> = {
  templateXls: 'resultXls',
  templateMacros: 'resultMacros',
  templateEncrypted: 'resultEncrypted',
  templateDamaged: 'resultDamaged',
  templateTooWide: 'resultTooWide',
  templateTooLong: 'resultTooLong',
  templateTooBig: 'resultTooBig',
  templateMerged: 'resultMerged',
  templateNotWorkbook: 'resultNotWorkbook',
  templateOtherPlatform: 'resultOtherPlatform',
  templateUpdateFile: 'resultUpdateFile',
  templateVersion: 'resultVersion',
  templateHashGone: 'resultUnknown',
  templateUnknown: 'resultUnknown',
  templateMissing: 'resultMissing',
  refusedTooMuch: 'refusedTooMuch',
};

/**
 * Reads a file that a seller centre gave back as a template is read.
 * @param given.platform whose seller centre it is; `where` in it such files are had (`TemplateFiller.uploadAt`)
 * @throws DomainError that points to the result file where reading it as a template would point to a template; any other as
 * it comes
 */
export async function refusingAsResult<T>(
  { platform, where }: { platform: string; where: string },
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const code = isDomainError(error) ? ofResult[error.code] : undefined;
    if (!isDomainError(error) || code === undefined) throw error;
    // Of another platform's workbook `platform` is the other one.
    const params = { ...error.params, other: error.params.platform ?? '', platform, where };
    throw new DomainError(code, { params, cause: error });
  }
}

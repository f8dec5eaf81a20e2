/** Finds LibreOffice for the proofs that open filled workbooks in it, or gets it where this account may. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installSystemPackage } from './install-system-package.mjs';

const NAMES = ['soffice', 'libreoffice'];
const MAC_PROGRAM = '/Applications/LibreOffice.app/Contents/MacOS/soffice';
const WINDOWS_PROGRAM = 'LibreOffice\\program\\soffice.com';

/**
 * Path of an installed LibreOffice, of one that was installed just now, or null: then the proof that needs it says so.
 * `LIBREOFFICE_PATH` names another one.
 * @returns {string | null}
 */
export function installLibreOffice() {
  const found = findLibreOffice();
  if (found) return found;
  return installSystemPackage('libreoffice-calc', 'LibreOffice for the proofs with workbooks')
    ? findLibreOffice()
    : null;
}

/** @returns {string | null} */
function findLibreOffice() {
  const { LIBREOFFICE_PATH, PATH = '', PROGRAMFILES = '' } = process.env;
  if (LIBREOFFICE_PATH) return LIBREOFFICE_PATH;
  const onPath = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const places = {
    darwin: [MAC_PROGRAM, ...onPath],
    win32: [join(PROGRAMFILES, WINDOWS_PROGRAM)],
  };
  const here =
    process.platform === 'darwin' || process.platform === 'win32' ? places[process.platform] : onPath;
  return here.find((place) => existsSync(place)) ?? null;
}

/** Finds a Chromium for the browser tests, or gets one: the system's own first, Playwright's as the last way. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { rootDir } from './install.mjs';
import { installSystemPackage, succeeds } from './install-system-package.mjs';

/** Shells first: Chromium without windows draws the same pages, and the browser tests take little more than half as long. */
const NAMES = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
];
const MAC_APPLICATIONS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Path of an installed Chromium, Chrome or Edge; null when there is none. `CHROMIUM_PATH` names another one.
 * @returns {string | null}
 */
export function findChromium() {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  return installedPlaces().find((place) => existsSync(place)) ?? null;
}

/** Makes sure that there is one; ends this process with what to do when there cannot be. */
export async function installChromium() {
  const found = findChromium() ?? fromSystemPackages() ?? (await fromPlaywright());
  if (found) return found;
  console.error(
    'The browser tests need Chromium, Chrome or Edge, and none could be found or installed.\n' +
      'Install one, or name it: CHROMIUM_PATH=/path/to/chromium npm test',
  );
  process.exit(1);
}

/** @returns {string[]} */
function installedPlaces() {
  const { PATH = '', PATHEXT = '.EXE', LOCALAPPDATA = '', PROGRAMFILES = '' } = process.env;
  const endings = process.platform === 'win32' ? PATHEXT.split(';') : [''];
  const onPath = PATH.split(delimiter).flatMap((folder) =>
    NAMES.flatMap((name) => endings.map((ending) => join(folder, name + ending))),
  );
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(homedir(), 'Applications')];
    return [...folders.flatMap((folder) => MAC_APPLICATIONS.map((one) => join(folder, one))), ...onPath];
  }
  if (process.platform === 'win32') {
    const folders = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'] ?? '', LOCALAPPDATA].filter(Boolean);
    return [...folders.flatMap((folder) => WINDOWS_PROGRAMS.map((one) => join(folder, one))), ...onPath];
  }
  return onPath;
}

function fromSystemPackages() {
  const isThere = ['chromium-headless-shell', 'chromium'].some((name) =>
    installSystemPackage(name, 'Chromium for the browser tests'),
  );
  const found = isThere ? findChromium() : null;
  return found && succeeds(found, ['--version']) ? found : null;
}

async function fromPlaywright() {
  const { chromium } = await import('playwright');
  if (!existsSync(chromium.executablePath())) {
    console.log('Downloading Chromium for the browser tests…');
    spawnSync('npx', ['playwright', 'install', 'chromium'], {
      cwd: rootDir,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
  }
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

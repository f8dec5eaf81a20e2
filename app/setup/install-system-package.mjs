import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';

/**
 * Installs a package of Debian and its kin, where this account may.
 * @param {string} name
 * @param {string} what what it is for, in words
 * @returns {boolean} whether it is there now
 */
export function installSystemPackage(name, what) {
  if (process.platform !== 'linux' || !succeeds('apt-get', ['--version'])) return false;
  const isRoot = userInfo().uid === 0;
  if (!isRoot && !succeeds('sudo', ['-n', 'true'])) return false;
  console.log(`Installing ${what}…`);
  const apt = (/** @type {string[]} */ ...args) => {
    const command = ['apt-get', '-qq', ...args];
    const [program = 'sudo', ...rest] = isRoot ? command : ['sudo', '-n', ...command];
    return succeeds(program, rest, { DEBIAN_FRONTEND: 'noninteractive' });
  };
  apt('update');
  return apt('install', '-y', '--no-install-recommends', name);
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} [environment]
 */
export function succeeds(program, args, environment) {
  return spawnSync(program, args, { env: { ...process.env, ...environment }, stdio: 'ignore' }).status === 0;
}

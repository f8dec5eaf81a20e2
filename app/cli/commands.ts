import { backup } from '#app/cli/backup.ts';
import { booksCheck } from '#app/cli/books-check.ts';
import { channelFill } from '#app/cli/channel-fill.ts';
import { channelPack } from '#app/cli/channel-pack.ts';
import { channelReadiness } from '#app/cli/channel-readiness.ts';
import type { Command } from '#app/cli/command.ts';
import { registerImport, registerImportUsage } from '#app/cli/register-import.ts';
import { secretReseal } from '#app/cli/secret-reseal.ts';
import { userCreate } from '#app/cli/user-create.ts';
import { userDisable } from '#app/cli/user-disable.ts';
import { userErase } from '#app/cli/user-erase.ts';
import { userGrant } from '#app/cli/user-grant.ts';
import { userList } from '#app/cli/user-list.ts';
import { userResetPassword } from '#app/cli/user-reset-password.ts';
import { userRevoke } from '#app/cli/user-revoke.ts';
import { vietqrCheck } from '#app/cli/vietqr-check.ts';

/** Every command of `npm run cli`. A domain that has one adds its line here. */
export const commands: ReadonlyArray<Command> = [
  userCreate,
  userList,
  userGrant,
  userRevoke,
  userResetPassword,
  userDisable,
  userErase,
  { name: 'register:import', usage: registerImportUsage, run: registerImport },
  channelReadiness,
  channelFill,
  channelPack,
  vietqrCheck,
  booksCheck,
  secretReseal,
  backup,
];

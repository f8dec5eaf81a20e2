import { backup } from './backup.ts';
import { channelFill } from './channel-fill.ts';
import { channelPack } from './channel-pack.ts';
import { channelReadiness } from './channel-readiness.ts';
import type { Command } from './command.ts';
import { registerImport, registerImportUsage } from './register-import.ts';
import { secretReseal } from './secret-reseal.ts';
import { userCreate } from './user-create.ts';
import { userDisable } from './user-disable.ts';
import { userGrant } from './user-grant.ts';
import { userList } from './user-list.ts';
import { userResetPassword } from './user-reset-password.ts';
import { userRevoke } from './user-revoke.ts';

/** Every command of `npm run cli`. A domain that has one adds its line here. */
export const commands: ReadonlyArray<Command> = [
  userCreate,
  userList,
  userGrant,
  userRevoke,
  userResetPassword,
  userDisable,
  { name: 'register:import', usage: registerImportUsage, run: registerImport },
  channelReadiness,
  channelFill,
  channelPack,
  secretReseal,
  backup,
];

import { commands } from '#app/cli/commands.ts';
import { outliveReader } from '#app/cli/outlive-reader.ts';
import { describeCommands, runCommand, tellFailure } from '#app/cli/run-command.ts';
import { openMarket } from '#app/market.server.ts';
import { tellBootFailure } from '#app/server/tell-boot-failure.ts';

const output = {
  out: (line: string) => void process.stdout.write(`${line}\n`),
  err: (line: string) => void process.stderr.write(`${line}\n`),
};

for (const stream of [process.stdout, process.stderr]) outliveReader(stream);

/** `npm run cli`: one command over the market of the present settings. Only results go to standard output. */
async function main([name, ...args]: string[]): Promise<number> {
  const command = commands.find((one) => one.name === name);
  if (!command) {
    const isAsked = name === undefined || name === 'help' || name === '--help';
    if (!isAsked) tellFailure(output, args, { code: 'usage', message: `There is no command "${name}".\n` });
    output.err(describeCommands(commands));
    return isAsked ? 0 : 1;
  }
  if (args.includes('--help')) {
    output.err(command.usage);
    return 0;
  }
  const market = await openMarket({
    environment: { ...process.env, LOG_LEVEL: 'silent' },
    rootDir: process.env.MARKET_ROOT ?? process.cwd(),
  });
  try {
    return await runCommand(market.context, command, args, output);
  } finally {
    await market.close();
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    tellFailure(output, process.argv, { code: 'failed', message: tellBootFailure(error) });
    process.exitCode = 1;
  },
);

import type { Writable } from 'node:stream';

/**
 * Whoever reads the output may stop before its end (`| head -1`). The rest goes nowhere, and the command ends with the
 * exit code that it would have had.
 */
export function outliveReader(output: Writable): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

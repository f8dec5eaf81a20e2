/** Who says that a channel has closed: the sources of `channel.closed_source`, which stand there parted by ";". */
export function closedSources(closedSource: string | null): string[] {
  return (closedSource ?? '')
    .split(';')
    .map((source) => source.trim())
    .filter(Boolean);
}

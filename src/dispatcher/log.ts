/** One line of JSON about one thing that happened. `event` is `noun.verb`; fields are free of secrets. */
export type Log = (event: string, fields?: Readonly<Record<string, unknown>>) => void;

export function createLog(write: (line: string) => void): Log {
  return (event, fields = {}) => write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`);
}

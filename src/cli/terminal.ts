/** What a command says and hears: in tests other than a terminal's. */
export type Terminal = {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Everything on stdin, as text. */
  readonly readStdin: () => Promise<string>;
  /** Whether somebody looks at stderr: only then is it drawn upon. */
  readonly isDrawable: boolean;
  /** Aborts on Ctrl-C. */
  readonly interrupt: AbortSignal;
};

/** The terminal of this process. A reader of stdout that leaves (`| head`) ends the command quietly. */
export function openTerminal(): Terminal {
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort());
  process.stdout.on("error", () => process.exit(0));
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    readStdin: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks).toString("utf8");
    },
    isDrawable: process.stderr.isTTY === true,
    interrupt: interrupted.signal,
  };
}

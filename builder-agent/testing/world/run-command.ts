import { execFile } from "node:child_process";

type CommandOptions = {
  readonly cwd?: string;
  /** Added to the environment of the test process. */
  readonly variables?: Readonly<Record<string, string>>;
};

/** Long outputs that are read whole: a list of packages has some MB. */
const MOST_OUTPUT_BYTES = 67_108_864;

/** Runs a command of the machine to its end and returns what it printed. Throws with the end of its complaints. */
export function runCommand(argv: readonly string[], { cwd, variables }: CommandOptions = {}): Promise<string> {
  const [file = "", ...args] = argv;
  // biome-ignore lint/style/noProcessEnv: compilers and packagers need the PATH and HOME that the test was given.
  const env = { ...process.env, LC_ALL: "C.UTF-8", ...variables };
  return new Promise((resolve, reject) => {
    execFile(
      file,
      args,
      { env, maxBuffer: MOST_OUTPUT_BYTES, ...(cwd === undefined ? {} : { cwd }) },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(`${argv.join(" ").slice(0, 300)} failed: ${stderr.slice(-2000)}`, { cause: error }));
      },
    );
  });
}

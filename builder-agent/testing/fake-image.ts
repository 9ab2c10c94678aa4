import { AgentError } from "#protocol/agent-error.ts";
import type { ImageHost } from "../src/host/image-host.ts";

type FakeImage = {
  /** The files of the image by their path; steps change it. */
  readonly files: Map<string, string>;
  /** What commands print, by their words. A command that is not there succeeds and says nothing. */
  readonly answers: Readonly<Record<string, string>>;
};

/** The inside of an image that is nothing but its files and its answers. */
export function createFakeImage({ files, answers }: FakeImage): ImageHost {
  const commands: Readonly<Record<string, (argv: readonly string[]) => string | null>> = {
    cat: (argv) => files.get(argv.at(-1) ?? "") ?? null,
    find: (argv) => [...files.keys()].filter((path) => argv.some((folder) => path.startsWith(folder))).join("\n"),
    rm: (argv) => (files.delete(argv.at(-1) ?? "") ? "" : ""),
  };
  const inside: ImageHost = {
    run: async (argv, options = {}) => {
      const stdout = answers[argv.join(" ")] ?? (commands[argv[0] ?? ""] ?? (() => ""))(argv);
      const exitCode = stdout === null ? 1 : 0;
      if (!(options.okExitCodes ?? [0]).includes(exitCode))
        throw new AgentError("COMMAND_FAILED", `${argv.join(" ")} failed.`, { exitCode });
      return { exitCode, stdout: stdout ?? "", stderr: "" };
    },
    start: () => ({ exited: Promise.resolve(0), exitCode: () => 0, stop: async () => {} }),
    writeFile: async (path, content) => {
      files.set(path, content);
    },
    readFile: async (path) => files.get(path) ?? null,
    openSocket: async (path) => {
      throw new AgentError("COMMAND_FAILED", `Nobody listens on ${path}.`);
    },
    underSignal: () => inside,
  };
  return inside;
}

import { AgentError } from "#protocol/agent-error.ts";
import type { BackgroundCommand, Host, RunOptions, RunResult } from "./host.ts";

/** What a scripted command does and says; a number is its exit code. */
export type FakeAnswer = string | number | ((argv: readonly string[], options: RunOptions) => string | number | undefined);

/** The first row whose words all stand in the command, in this order, answers; a command that no row knows succeeds silently. */
export type FakeScript = readonly (readonly [words: string, answer: FakeAnswer])[];

/** What a fake machine holds at the moment, and all that was asked of it. Several hosts may share one, as several processes do. */
export type FakeWorld = {
  readonly commands: (readonly string[])[];
  readonly mounts: Set<string>;
  readonly loops: Map<string, string>;
  readonly processes: Set<string>;
};

export function createFakeWorld(): FakeWorld {
  return { commands: [], mounts: new Set(), loops: new Map(), processes: new Set() };
}

type FakeHostOptions = { readonly world: FakeWorld; readonly script: FakeScript; readonly signal: AbortSignal };

/**
 * A host that does nothing but keep account: it records argv, answers by script, and knows of mounts, loop devices and
 * processes as far as they are taken and let go by commands. A killed host (`world` stays) simply is not asked again.
 */
export function createFakeHost(options: FakeHostOptions): Host {
  const { world, script, signal } = options;
  const run = async (argv: readonly string[], runOptions: RunOptions = {}): Promise<RunResult> => {
    signal.throwIfAborted();
    world.commands.push(argv);
    const said = keepAccount(world, argv) ?? answerOf(script, argv, runOptions);
    // As a real command would, a fake one takes a moment in which a cancel may come.
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    const exitCode = typeof said === "number" ? said : 0;
    const stdout = typeof said === "string" ? said : "";
    for (const line of stdout.split("\n")) if (line !== "") runOptions.onLine?.(line, "stdout");
    if (!(runOptions.okExitCodes ?? [0]).includes(exitCode))
      throw new AgentError("COMMAND_FAILED", `${argv[0]} failed with exit code ${exitCode}.`, {
        command: argv.join(" "),
        exitCode,
      });
    return { exitCode, stdout, stderr: "" };
  };
  return {
    run,
    start: (argv, startOptions = {}) => startFake(argv, startOptions, options),
    hasCommand: async (command) => command !== "modprobe",
    hasPath: (path) => path !== "/sys/module/nbd" && path !== "/dev/kvm",
    isRoot: () => true,
    deviceNumbers: async () => [7, 0],
    freeBytes: async () => 100_000_000_000,
    isDeviceFree: async () => true,
    endProcesses: async (which) => {
      for (const command of world.processes)
        if (!("token" in which) || command.includes(which.token)) world.processes.delete(command);
    },
    unmount: async (target) => {
      for (const mount of world.mounts) if (mount === target || mount.startsWith(`${target}/`)) world.mounts.delete(mount);
    },
    signal,
    underSignal: (other) => createFakeHost({ ...options, signal: other }),
  };
}

function startFake(argv: readonly string[], options: RunOptions, { world, script, signal }: FakeHostOptions): BackgroundCommand {
  signal.throwIfAborted();
  const command = argv.join(" ");
  world.commands.push(argv);
  world.processes.add(command);
  if (argv[0] === "nbdfuse") world.mounts.add(argv[1]?.replace(/\/[^/]*$/, "") ?? "");
  const said = answerOf(script, argv, options);
  if (typeof said === "string") for (const line of said.split("\n")) options.onLine?.(line, "stdout");
  const exited = Promise.withResolvers<number>();
  return {
    exited: exited.promise,
    exitCode: () => undefined,
    stop: async () => {
      world.processes.delete(command);
      exited.resolve(0);
    },
  };
}

/** What the kernel would remember of a command; a string is what losetup says. */
function keepAccount({ loops, mounts }: FakeWorld, argv: readonly string[]): string | undefined {
  const last = argv.at(-1) ?? "";
  if (argv[0] === "mount") mounts.add(last);
  if (argv[0] !== "losetup") return undefined;
  if (argv.includes("--list")) return [...loops].map(([device, file]) => `${device} ${file}\n`).join("");
  if (argv.includes("-d")) loops.delete(last);
  if (!argv.includes("--find")) return undefined;
  const device = `/dev/loop${loops.size}`;
  loops.set(device, last);
  return `${device}\n`;
}

function answerOf(script: FakeScript, argv: readonly string[], options: RunOptions): string | number | undefined {
  const command = argv.join(" ");
  const row = script.find(([words]) => containsInOrder(command, words.split(" ")));
  const answer = row?.[1];
  return typeof answer === "function" ? answer(argv, options) : answer;
}

function containsInOrder(command: string, words: readonly string[]): boolean {
  let from = 0;
  return words.every((word) => {
    const at = command.indexOf(word, from);
    from = at + word.length;
    return at !== -1;
  });
}

/** What cloud-init is told to say as its last word. */
export const BOOT_PROOF = "image-boot-proof: cloud-init is done";

/** What a machine's serial console said of its boot. `seconds` since the machine was started. */
export type ConsoleReading = {
  readonly kernel: string | null;
  readonly isCloudInitDone: boolean;
  /** The line after which no boot comes to a good end; null: none was said. */
  readonly fatalLine: string | null;
  readonly seconds: number;
};

export type ConsoleReader = {
  readonly read: (line: string) => void;
  /** What was said up to now. */
  readonly reading: () => ConsoleReading;
  /** Resolves as soon as the boot's end is known: done, dead, or out of time. */
  readonly finished: (exited: Promise<unknown>, deadlineMs: number, signal: AbortSignal) => Promise<ConsoleReading>;
};

/** Words after which no boot comes to a good end. */
const FATAL = /Kernel panic|You are in emergency mode|No bootable device|error: file `.*' not found/;

/** Reads a console line by line. */
export function createConsoleReader(): ConsoleReader {
  const startedAt = performance.now();
  const decided = Promise.withResolvers<void>();
  let kernel: string | null = null;
  let isCloudInitDone = false;
  let fatalLine: string | null = null;
  const reading = () => ({ kernel, isCloudInitDone, fatalLine, seconds: Math.round((performance.now() - startedAt) / 1000) });
  return {
    read: (line) => {
      kernel ??= /Linux version (\S+)/.exec(line)?.[1] ?? null;
      if (line.includes(BOOT_PROOF)) isCloudInitDone = true;
      if (FATAL.test(line)) fatalLine ??= line.trim();
      if (isCloudInitDone || fatalLine !== null) decided.resolve();
    },
    reading,
    finished: async (exited, deadlineMs, signal) => {
      const timeout = setTimeout(decided.resolve, deadlineMs);
      signal.addEventListener("abort", () => decided.resolve(), { once: true });
      await Promise.race([decided.promise, exited]);
      clearTimeout(timeout);
      signal.throwIfAborted();
      return reading();
    },
  };
}

import { stripVTControlCharacters } from "node:util";

/** What cloud-init is told to say as its last word. */
export const BOOT_PROOF = "image-boot-proof: cloud-init is done";

/** What a machine's serial console said of its boot. `seconds` since the machine was started. */
export type ConsoleReading = {
  readonly kernel: string | null;
  readonly isCloudInitDone: boolean;
  /** The line after which no boot comes to a good end; null: none was said. */
  readonly fatalLine: string | null;
  /** The last thing that was said; null: nothing was. */
  readonly lastLine: string | null;
  readonly seconds: number;
  /** How long nothing has been said. */
  readonly silentMs: number;
};

export type ConsoleReader = {
  readonly read: (line: string) => void;
  /** What was said up to now. */
  readonly reading: () => ConsoleReading;
  /** Resolves as soon as the boot's end is known: done, dead, or out of patience. */
  readonly finished: (exited: Promise<unknown>, patience: BootPatience, signal: AbortSignal) => Promise<BootEnd>;
};

/** `isStill`: it ended by saying nothing for too long. */
export type BootEnd = ConsoleReading & { readonly isStill: boolean };

/** How long a boot may take, and how long it may say nothing; the latter as long as it may take unless told. */
export type BootPatience = { readonly deadlineMs: number; readonly silenceMs?: number };

/** Words after which no boot comes to a good end. */
const FATAL = /Kernel panic|You are in emergency mode|No bootable device|error: file `.*' not found/;

/** Reads a console line by line. */
export function createConsoleReader(): ConsoleReader {
  const startedAt = performance.now();
  const decided = Promise.withResolvers<void>();
  let kernel: string | null = null;
  let isCloudInitDone = false;
  let fatalLine: string | null = null;
  let lastLine: string | null = null;
  let lastSaidAt = startedAt;
  let heard = () => {};
  const reading = () => {
    const now = performance.now();
    const seconds = Math.round((now - startedAt) / 1000);
    return { kernel, isCloudInitDone, fatalLine, lastLine, seconds, silentMs: now - lastSaidAt };
  };
  return {
    read: (line) => {
      lastSaidAt = performance.now();
      const text = stripVTControlCharacters(line).trim();
      lastLine = text || lastLine;
      heard();
      kernel ??= /Linux version (\S+)/.exec(line)?.[1] ?? null;
      if (line.includes(BOOT_PROOF)) isCloudInitDone = true;
      if (FATAL.test(text)) fatalLine ??= text;
      if (isCloudInitDone || fatalLine !== null) decided.resolve();
    },
    reading,
    finished: async (exited, { deadlineMs, silenceMs = deadlineMs }, signal) => {
      const timeout = setTimeout(decided.resolve, deadlineMs);
      let isStill = false;
      const silence = setTimeout(() => {
        isStill = true;
        decided.resolve();
      }, silenceMs);
      heard = () => silence.refresh();
      signal.addEventListener("abort", () => decided.resolve(), { once: true });
      await Promise.race([decided.promise, exited]);
      heard = () => {};
      clearTimeout(timeout);
      clearTimeout(silence);
      signal.throwIfAborted();
      return { ...reading(), isStill };
    },
  };
}

/** What cloud-init is told to say as its last word. */
export const BOOT_PROOF = "image-boot-proof: cloud-init is done";

/** What a machine's serial console said of its boot. `seconds` since the machine was started. */
export type ConsoleReading = { readonly kernel: string | null; readonly isCloudInitDone: boolean; readonly seconds: number };

/** Words after which no boot comes to a good end. */
const FATAL = /Kernel panic|You are in emergency mode|No bootable device|error: file `.*' not found/;

/** Reads a console line by line; `finished` resolves as soon as its end is known: done, dead, or out of time. */
export function createConsoleReader() {
  const startedAt = performance.now();
  const decided = Promise.withResolvers<void>();
  let kernel: string | null = null;
  let isCloudInitDone = false;
  return {
    read: (line: string): void => {
      kernel ??= /Linux version (\S+)/.exec(line)?.[1] ?? null;
      if (line.includes(BOOT_PROOF)) isCloudInitDone = true;
      if (isCloudInitDone || FATAL.test(line)) decided.resolve();
    },
    finished: async (exited: Promise<unknown>, deadlineMs: number, signal: AbortSignal): Promise<ConsoleReading> => {
      const timeout = setTimeout(decided.resolve, deadlineMs);
      signal.addEventListener("abort", () => decided.resolve(), { once: true });
      await Promise.race([decided.promise, exited]);
      clearTimeout(timeout);
      signal.throwIfAborted();
      return { kernel, isCloudInitDone, seconds: Math.round((performance.now() - startedAt) / 1000) };
    },
  };
}

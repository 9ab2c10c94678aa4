import type { AgentErrorCode } from "#protocol/agent-error.ts";
import type { GuestKeys } from "./guest-seed.ts";
import type { Machine } from "./start-machine.ts";

/** A machine that runs the disk which becomes the image, wherever it stands: what it takes to get in and to shut it down. */
export type BuildMachine = {
  readonly address: string;
  readonly port: number;
  readonly keys: GuestKeys;
  /** Resolves, with a sentence, when it is known that nobody will ever get in; waits until then, or until nobody asks any more. */
  readonly hopeless: (signal: AbortSignal) => Promise<string>;
  /** What runs it, where that is ours to start again. */
  readonly machine?: Pick<Machine, "console" | "startAgain" | "stoodStill">;
  /** What it means that nobody can log in, or that the line to it is lost. */
  readonly unreachable: Extract<AgentErrorCode, "IMAGE_BOOT_FAILED" | "TARGET_SERVER_UNREACHABLE">;
  /** Shuts it down; its disk is at rest when this returns. */
  readonly stop: () => Promise<void>;
};

/** What a scope gives that holds such a machine: qemu on the builder host, or a server of a cloud. */
export type WithBuildMachine = { readonly buildMachine: BuildMachine };
